import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorsOf, linksIn } from "../markdown.ts";
import { folder, pipelines } from "./scripts.ts";

const page = readFileSync(join(folder, "README.md"), "utf8");

describe("the page about the pipelines", () => {
  it("links only to what there is", () => {
    const links = linksIn(page).map((link) => link.split("#"));
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter(([path = ""]) => !existsSync(join(folder, path)))).toEqual([]);
    const lost = links.filter(([path = "", anchor]) => {
      const anchors = anchorsOf(readFileSync(join(folder, path), "utf8"));
      return anchor !== undefined && !anchors.includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  it("names everything that the pipelines ask for", () => {
    const names = /(?<=vars\.|secrets\.|- group: |connection: )[A-Za-z][\w-]+/g;
    const asked = new Set(pipelines.flatMap(({ text }) => text.match(names) ?? []));
    expect(asked).toContain("ade-contoso-main");
    expect(asked).toContain("DEADMAN_URL");
    expect([...asked].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("says where each pipeline is", () => {
    const folders = new Set(pipelines.map(({ file }) => `docs/pipelines/${dirname(file)}/`));
    expect([...folders].filter((each) => !page.includes(each))).toEqual([]);
  });

  it("is linked from the README", () => {
    const readme = readFileSync(join(folder, "../../README.md"), "utf8");
    expect(linksIn(readme)).toContain("docs/pipelines/README.md");
  });
});
