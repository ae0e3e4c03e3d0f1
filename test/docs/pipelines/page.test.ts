import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, pipelines } from "./scripts.ts";

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
    const folders = new Set(pipelines.map(({ file }) => `docs/pipelines/${dirname(file)}/`));
    expect([...folders].filter((each) => !page.includes(each))).toEqual([]);
  });
});
