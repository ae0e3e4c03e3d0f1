import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRole } from "../../demo/authorization.ts";
import { linksIn } from "../docs/markdown.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "SECURITY.md"), "utf8");

describe("SECURITY.md", () => {
  it("links to what there is", () => {
    const links = linksIn(text);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it("names the one permission, and no address to write to", () => {
    expect(text).toContain(`**\`${readRole}\`**`);
    expect(text.match(/\b[\w.]+@(?!contoso\.example)[\w-]+\.\w+/g) ?? []).toEqual([]);
  });

  it("is linked from the README", () => {
    expect(linksIn(readFileSync(join(root, "README.md"), "utf8"))).toContain("SECURITY.md");
  });
});
