import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateFiles } from "../../docs/update-files.ts";

describe("updateFiles", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "apple-ade-docs-"));
    writeFileSync(join(root, "stale.md"), "old");
    writeFileSync(join(root, "current.md"), "current");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const files = [
    ["stale.md", "new"],
    ["current.md", "current"],
    ["folder/missing.md", "new"],
  ] as const;

  it("names what is stale or missing, and writes nothing when it only checks", () => {
    expect(updateFiles(root, true, files)).toEqual(["stale.md", "folder/missing.md"]);
    expect(readFileSync(join(root, "stale.md"), "utf8")).toBe("old");
    expect(() => readFileSync(join(root, "folder/missing.md"))).toThrow("ENOENT");
  });

  it("rewrites it, and then nothing is stale", () => {
    expect(updateFiles(root, false, files)).toEqual(["stale.md", "folder/missing.md"]);
    for (const [file, text] of files) expect(readFileSync(join(root, file), "utf8")).toBe(text);
    expect(updateFiles(root, true, files)).toEqual([]);
  });
});
