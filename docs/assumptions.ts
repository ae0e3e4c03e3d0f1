import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { table } from "./blocks.ts";

const meanings = {
  official: "Microsoft's or Apple's own documentation or metadata",
  "public code": "code in public repositories that runs against live tenants, or reports of it",
  captured: "answers of a live tenant, recorded in a public repository",
  inferred: "our own conclusion",
  none: "nothing was found",
};

/** What this relies on, of Intune, Apple, Graph and Entra. */
export const assumptions = z
  .array(
    z.strictObject({
      about: z.string(),
      evidence: z.literal(Object.keys(meanings)),
      /** What happens if it is wrong. */
      otherwise: z.string(),
      /** The check of `apple-ade doctor` that would show it. */
      line: z.string(),
    }),
  )
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "assumptions.json"), "utf8")));

/** The page that lists them. */
export function assumptionsPage(): string {
  return `# What is assumed

No part of this has met a live tenant. Everything that it relies on, of Intune, Apple, Microsoft Graph and Entra, is listed here: on what evidence, what happens if it is wrong, and which line of [\`apple-ade doctor\`](doctor.md) would show it. A probe of your tenant (\`apple-ade doctor --probe FILE\`) turns a guess into evidence.

This page is generated from \`docs/assumptions.json\`.

${table([["evidence", "what it is"], ...Object.entries(meanings).map(([name, what]) => [name, what])])}

${table([
  ["what is assumed", "evidence", "what happens if it is wrong", "line of `doctor`"],
  ...assumptions.map(({ about, evidence, otherwise, line }) => [
    about,
    evidence,
    otherwise,
    `\`${line}\``,
  ]),
])}
`;
}
