import * as fc from "fast-check";
import { expect, it } from "vitest";
import { tries } from "../../how-many.ts";
import { parse, stringify } from "yaml";
import { merge } from "../../../cli/import/stack-document.ts";
import { added, additions, commentsOf, newComments } from "./additions.ts";

const comment = fc.constantFrom("", " # why", "  #", "\t# tab", " # a: {b} ☃");
const between = fc.array(fc.constantFrom("", "# note", "      # deep", "  # two", "   "), {
  maxLength: 2,
});
const scalar = fc.constantFrom("A", '"A: b"', "'it''s'", "12", "{q: 1}", "[1, {r: 2}]", "&s A", "");
const blocks = fc.constantFrom("|\n#DEEPER# A\n", ">-\n#DEEPER# A\n#DEEPER# B", '"A\n#DEEPER# B"');
const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: blocks });

/** A map's lines, as a person may have written them. */
function mapLines(keys: readonly string[]): fc.Arbitrary<(indent: number) => readonly string[]> {
  const entries = keys.map((key) => fc.tuple(fc.constant(key), value, comment, between));
  return fc.tuple(...entries).map((all) => (indent) => {
    const margin = " ".repeat(indent);
    return all.flatMap(([key, text, note, after]) => {
      const isBlock = /[|>]/.test(text);
      const deeper = text.replaceAll("#DEEPER#", `${margin} `);
      return [`${margin}${key}: ${deeper}${isBlock ? "" : note}`, ...after];
    });
  });
}

const file = fc
  .record({
    head: between,
    newline: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\uFEFF"),
    ends: fc.boolean(),
    indents: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    settings: mapLines(["x:y", "apple-ade:tenant"]),
    tokens: mapLines(["first", '"second one"']),
    others: mapLines(["encryptionsalt", "zebra"]),
    order: fc.shuffledSubarray(["settings", "tokens"] as const),
    configFirst: fc.boolean(),
  })
  .map(({ indents: [indent, more], settings, tokens, others, order, ...rest }) => {
    const parts = {
      settings: settings(indent),
      tokens: [`${" ".repeat(indent)}apple-ade:tokens: # all`, ...tokens(indent + more)],
    };
    const config = ["config:", ...order.flatMap((part) => parts[part])];
    const body = rest.configFirst ? [...config, ...others(0)] : [...others(0), ...config];
    const text = [...rest.head, ...body].join("\n") + (rest.ends ? "\n" : "");
    return rest.mark + text.replaceAll("\n", rest.newline);
  })
  // Comments at odd places make some of them other YAML, or none.
  .filter((text) => isYaml(text));

function isYaml(text: string): boolean {
  try {
    return stringify(parse(text)) !== "";
  } catch {
    return false;
  }
}

it("keeps every comment and every value of a stack's file, and adds what is new", () => {
  fc.assert(
    fc.property(file, (text) => {
      const merged = merge(text, additions);
      for (const note of commentsOf(text)) expect(commentsOf(merged)).toContain(note);
      expect(commentsOf(merged)).toHaveLength(commentsOf(text).length + newComments);
      const before = parse(text);
      const tokens = { ...before.config?.["apple-ade:tokens"], ...added["apple-ade:tokens"] };
      const config = { ...before.config, ...added, "apple-ade:tokens": tokens };
      expect(parse(merged)).toStrictEqual({ ...before, config });
      expect(merge(merged, additions)).toBe(merged);
    }),
    { numRuns: tries(200) },
  );
}, 60_000);
