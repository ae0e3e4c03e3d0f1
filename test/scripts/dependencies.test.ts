import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { firstDifference } from "../../scripts/setup/dependencies.js";

const a = { version: "1.0.0", integrity: "sha512-a" };
const forAnotherSystem = { version: "1.0.0", optional: true };
const wanted = { "": {}, "node_modules/a": a, "node_modules/other": forAnotherSystem };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dependencies-"));
  mkdirSync(join(root, "node_modules", "a"), { recursive: true });
  writeFileSync(join(root, "node_modules", "a", "package.json"), "{}");
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
});

afterEach(() => rmSync(root, { recursive: true }));

function difference(packages: object | undefined) {
  const file = join(root, "node_modules", ".package-lock.json");
  if (packages) writeFileSync(file, JSON.stringify({ packages }));
  return firstDifference(root);
}

describe("firstDifference", () => {
  test("is none when every package for this system is there", () => {
    expect(difference({ "node_modules/a": a })).toBeUndefined();
  });

  test.for([
    { when: "npm has not finished", installed: undefined },
    { when: "a package is missing", installed: {} },
    { when: "a package is older", installed: { "node_modules/a": { ...a, version: "0.9.9" } } },
    {
      when: "a package has other contents",
      installed: { "node_modules/a": { ...a, integrity: "sha512-b" } },
    },
  ])("names the package when $when", ({ installed }) => {
    expect(difference(installed)).toBe("node_modules/a is not the one in package-lock.json");
  });

  test("names a package that was deleted by hand", () => {
    rmSync(join(root, "node_modules", "a"), { recursive: true });
    expect(difference({ "node_modules/a": a })).toContain("node_modules/a");
  });

  test("names a package that is too much", () => {
    expect(difference({ "node_modules/a": a, "node_modules/b": a })).toBe(
      "node_modules/b is not the one in package-lock.json",
    );
  });
});
