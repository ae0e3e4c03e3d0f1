import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { includes, pipelines, root } from "./scripts.ts";

const folder = join(root, "docs/pipelines");

const page = readFileSync(join(folder, "README.md"), "utf8");

describe("the page about the pipelines", () => {
  it("names everything that the pipelines ask for", () => {
    const names = /(?<=vars\.|secrets\.|- group: |connection: )[A-Za-z][\w-]+/g;
    const asked = new Set(pipelines.flatMap(({ text }) => text.match(names) ?? []));
    expect(asked).toContain("ade-contoso-main");
    expect(asked).toContain("DEADMAN_URL");
    expect([...asked].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("says where each pipeline is", () => {
    const files = [...pipelines, includes].map(({ file }) => file);
    const folders = new Set(
      files.filter((each) => each.includes("/")).map((each) => dirname(each)),
    );
    expect([...folders].filter((each) => !page.includes(each))).toEqual([]);
  });
});
