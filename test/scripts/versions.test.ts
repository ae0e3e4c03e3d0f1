import { describe, expect, test } from "vitest";
import { isAtLeast, isCompatible } from "../../scripts/setup/versions.js";

describe("isAtLeast", () => {
  test.for([
    ["3.259.0", "3.259.0", true],
    ["3.258.9", "3.259.0", false],
    ["3.259.1", "3.259.0", true],
    ["3.1000.0", "3.259.0", true],
    ["4.0.0", "3.259.0", true],
    ["3.259.0-alpha.1", "3.259.0", false],
    ["3.260.0-alpha.1", "3.259.0", true],
    ["v24.0.0", "24.0.0", true],
    ["1.25.11", "1.25.11", true],
    ["1.25.9", "1.25.11", false],
    ["1.26", "1.25.11", true],
    ["1.26rc1", "1.26.0", false],
    ["no version", "1.0.0", false],
  ] as const)("%s against %s: %s", ([found, wanted, expected]) => {
    expect(isAtLeast(found, wanted)).toBe(expected);
  });
});

describe("isCompatible", () => {
  test("wants the same major version", () => {
    expect(isCompatible("3.259.0", "3.259.0")).toBe(true);
    expect(isCompatible("4.0.0", "3.259.0")).toBe(false);
  });
});
