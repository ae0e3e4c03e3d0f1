import { expect, test } from "vitest";
import { sourceOf } from "../../../policy/text/source.ts";

test("a list is written as its file has it", () => {
  expect(sourceOf(undefined).list("platforms", ["ios", "macos"])).toEqual([
    "platforms:",
    "  - ios",
    "  - macos",
  ]);
  expect(sourceOf({ tenant: "contoso", key: "a" }).list("platforms", ['"ios"'])).toEqual([
    "platforms: [",
    '  "ios",',
    "],",
  ]);
});

test("what is wrong, and lines to paste, are introduced by their place", () => {
  expect(sourceOf(undefined).under("tokens.a")).toBe(
    "In the stack's file, under apple-ade:tokens.a:",
  );
  const program = sourceOf({ tenant: "contoso", key: undefined });
  expect(program.under("tokens.a")).toBe(
    'In the program, under tokens.a of the AdeTenant "contoso":',
  );
  expect(program.correct("tokens.a")).toBe(
    'In the program, under tokens.a of the AdeTenant "contoso", replace or add:',
  );
});

test("a program is named by its AdeTenant, also where a record does not say it", () => {
  expect(sourceOf({ tenant: "contoso", key: undefined }).forAll).toBe(
    'the arguments of the AdeTenant "contoso"',
  );
  expect(sourceOf({ tenant: undefined, key: undefined }).at("tokens")).toBe(
    'tokens of the AdeTenant ""',
  );
});
