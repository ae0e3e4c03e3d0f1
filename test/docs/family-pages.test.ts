import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { familyPages } from "../../docs/family-pages.ts";
import { generateIn } from "../../docs/rule-blocks.ts";
import { expiring } from "../../policy/catalog.ts";
import { fencedIn, linksIn } from "./markdown.ts";

const folder = join(import.meta.dirname, "../../docs/policies");
const families = Object.values(expiring);
const made = familyPages({});
const { "ade-token-exists.md": written = "", ...others } = generateIn(folder);

const headingsIn = (page: string) => page.match(/^## .*$/gm);

describe("a family's pages from the template", () => {
  it("are of every condition of every kind", () => {
    const names = families.flatMap(({ policies }) => policies.map(({ name }) => `${name}.md`));
    expect(Object.keys(made)).toEqual(names);
  });

  test.for(Object.entries(made))("%s has what every page has", ([file, page]) => {
    expect(headingsIn(page)).toEqual(headingsIn(written));
    expect(page).toMatch(/^# .+\n\n\S[^\n|]{20,130}\.\n\n<!-- rule -->\n/);
    const named = fencedIn(page, "json").flatMap((text) => Object.keys(JSON.parse(text)));
    expect(named).toEqual([file.replace(/\.md$/, "")]);
    const pages = linksIn(page).filter((link) => /^[\w-]+\.md/.test(link));
    expect(pages.filter((link) => !existsSync(join(folder, link.replace(/#.*/, ""))))).toEqual([]);
  });

  it("leave alone what somebody has written, and follow the template where nobody has", () => {
    const page = "ade-token-judged.md";
    const own = { ...others, "ade-token-exists.md": written };
    expect(familyPages(own)).not.toHaveProperty([page]);
    const before = { ...own, [page]: made[page]?.replace("## What it means", "## Old") ?? "" };
    expect(familyPages(before)).toHaveProperty([page], made[page]);
  });
});
