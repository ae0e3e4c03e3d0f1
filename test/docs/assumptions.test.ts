import { expect, test } from "vitest";
import { checks } from "../../cli/doctor/checks/catalog.ts";
import { assumptions } from "../../docs/assumptions.ts";

test("every assumption names a line of doctor that would show it", () => {
  const lines = new Set(checks.map(({ name }) => name));
  expect(assumptions.filter(({ line }) => !lines.has(line))).toEqual([]);
});

test("no line of doctor needs one that comes later", () => {
  const names = checks.map(({ name }) => name);
  const early = checks.filter(({ needs }, index) =>
    needs.some((each) => !names.slice(0, index).includes(each)),
  );
  expect(early).toEqual([]);
});
