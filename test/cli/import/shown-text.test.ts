import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { tries } from "../../how-many.ts";
import { parse } from "yaml";
import type { Item } from "../../../cli/import/item.ts";
import { merge, textOf } from "../../../cli/import/stack-document.ts";
import { plain } from "../../../policy/text/write.ts";
import { anyText } from "../../any-text.ts";

const named = (value: string): readonly Item[] => [
  { key: "a", items: [{ key: "tokenName", value, comment: "c" }, { note: "owner: …" }] },
];

describe("a value in a stack's file", () => {
  test.for([
    { value: "Corporate iPhones", written: "Corporate iPhones" },
    { value: "O'Neill & Söhne 📱", written: "O'Neill & Söhne 📱" },
    { value: "a: b", written: '"a: b"' },
    { value: "a #b", written: '"a #b"' },
    { value: " a ", written: '" a "' },
    { value: '"a"', written: String.raw`"\"a\""` },
    { value: 'a "b"', written: 'a "b"' },
    { value: "yes", written: '"yes"' },
    { value: "n", written: '"n"' },
    { value: "~", written: '"~"' },
    {
      value: "731d4698-7406-4abd-8bfb-ef0837759d26",
      written: "731d4698-7406-4abd-8bfb-ef0837759d26",
    },
    // Numbers to Pulumi's parser, though not to every other one.
    { value: "0o17", written: '"0o17"' },
    { value: "-.inf", written: '"-.inf"' },
    { value: "1_000", written: '"1_000"' },
    { value: "2027-02-01", written: '"2027-02-01"' },
    { value: "2027-03-01T09:00:00Z", written: '"2027-03-01T09:00:00Z"' },
    // Each would end the line, steer a terminal or a pipeline's log, or turn the reading direction.
    { value: "a\nb\u0000\u0085", written: String.raw`"a\u000ab\u0000\u0085"` },
    { value: "\u001B[2J", written: String.raw`"\u001b[2J"` },
    { value: "##vso[x]", written: String.raw`"\u0023\u0023vso[x]"` },
    { value: "::error::", written: String.raw`"\u003a\u003aerror\u003a\u003a"` },
    { value: "a\u202Eb\u2028c\u00A0d", written: String.raw`"a\u202eb\u2028c\u00a0d"` },
    { value: 'tag\u{E0041}"\\', written: String.raw`"tag\U000e0041\u0022\u005c"` },
  ])("$value is written as $written", ({ value, written }) => {
    expect(textOf(named(value))).toBe(`a:\n  tokenName: ${written} # c\n  # owner: …\n`);
  });

  it("stands in double quotes between braces", () => {
    expect(merge("{ b: 1 }", named("a, b}"))).toContain('tokenName: "a, b}"');
  });

  it("is read as what it was, and shows nothing that steers, whatever it is", () => {
    const graphemes = fc.string({ unit: "grapheme" });
    const text = fc.oneof(anyText(), graphemes, fc.constantFrom("-", "? "));
    fc.assert(
      fc.property(text, (value) => {
        const flow = merge("{ b: 1 }", named(value));
        for (const written of [textOf(named(value)), flow]) {
          expect(parse(written)).toMatchObject({ a: { tokenName: value } });
          for (const line of written.split("\n")) expect(plain(line)).toBe(line);
        }
      }),
      { numRuns: tries(200) },
    );
  }, 60_000);
});
