import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Eta } from "eta";
import type { Page } from "./page.ts";

const folder = import.meta.dirname;
const sheets = [
  "palette",
  "base",
  "masthead",
  "tenant",
  "finding",
  "timeline",
  "marks",
  "table",
  "print",
];

/** The page as one file. Its policy admits this style sheet and nothing else, no script at all. */
export function renderPage(page: Page): string {
  const eta = new Eta({ views: folder, autoEscape: true, cache: true });
  const style = sheets.map((sheet) => readFileSync(join(folder, `${sheet}.css`), "utf8")).join("");
  const hash = createHash("sha256").update(style).digest("base64");
  const contentSecurityPolicy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return eta.render("./page", { page, style, contentSecurityPolicy });
}
