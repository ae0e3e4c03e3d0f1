import * as proxy from "@pulumi/policy/proxy.js";
import { describe, expect, it, test } from "vitest";
import { isUnknownValue } from "../../policy/pack/unknown-inputs.ts";
import { recordable, recordableText } from "../../stack/provider/recordable.ts";
import { corporate, messageOf, mistakes } from "../stack/declarations.ts";
import { hostileNames } from "./hostile-names.ts";

const unknownValues = Object.entries(proxy).flatMap(([name, value]) =>
  /^unknown\w+Value$/.test(name) && typeof value === "string" ? [value] : [],
);

describe("a fact as it is recorded", () => {
  test.for([
    { what: "letters of any script", text: "Büro-iPhones 東京 🍏" },
    { what: "a backslash", text: String.raw`CONTOSO\Kiosk` },
    { what: "brackets", text: "[PROD] {iPads} <1>" },
    { what: "a colon", text: "Kiosk: north" },
    { what: "a no-break space", text: "Kiosk\u00A0iPads" },
    { what: "a list without keys", text: '["a", "b"]' },
    { what: "signs of numbers", text: "Team ##2 of #3" },
    { what: "an instant", text: "2027-03-01T09:00:00Z" },
  ])("keeps $what", ({ text }) => {
    expect(recordableText(text)).toBe(text);
  });

  test.for([
    { what: "lines", text: "a\r\nb\u0085c", kept: String.raw`a\u{d}\u{a}b\u{85}c` },
    { what: "an escape", text: "\u001B[2J", kept: String.raw`\u{1b}[2J` },
    { what: "half a character", text: "a\uD83D", kept: "a\uFFFD" },
    { what: "Pulumi's colours", text: "<{%fg 1%}>", kept: String.raw`\u{3c}{%fg 1%}>` },
    { what: "Azure's commands", text: "a ##VSO[x]", kept: String.raw`a \u{23}#VSO[x]` },
    { what: "an object of JSON", text: '{"a": 1}', kept: String.raw`\u{7b}"a": 1}` },
    { what: "objects in a list", text: ' [[{"a" :1}]]', kept: String.raw` \u{5b}[{"a" :1}]]` },
    {
      what: "a key with a separator in it",
      text: '{"a\u2028b":1}',
      kept: '\\u{7b}"a\u2028b":1}',
    },
  ])("shows $what instead of obeying", ({ text, kept }) => {
    expect(recordableText(text)).toBe(kept);
  });

  test.for(hostileNames)("is text for Pulumi, if its name $does", ({ text }) => {
    const kept = recordableText(text);
    expect(kept).not.toMatch(/\p{Cc}|\p{Cs}|<\{%|##(?:vso|teamcity)?\[/iu);
    expect(isUnknownValue(kept)).toBe(false);
    expect(keysIn(kept)).toEqual([]);
    expect(recordableText(kept)).toBe(kept);
  });

  it("is never one of the values by which the engine marks what it does not know", () => {
    expect(unknownValues).toHaveLength(7);
    for (const value of unknownValues) {
      expect(isUnknownValue(value)).toBe(true);
      expect(recordableText(value)).toBe(value.toUpperCase());
      expect(recordableText(` ${value}`)).toBe(` ${value}`);
    }
  });

  it("is changed wherever a text stands, and nowhere else", () => {
    const facts = { a: ["\n", { b: "\n" }], c: 1, d: true, e: null };
    const line = String.raw`\u{a}`;
    expect(recordable(facts)).toEqual({ a: [line, { b: line }], c: 1, d: true, e: null });
  });
});

describe("a configuration", () => {
  test.for(unknownValues)("cannot declare %s, or its policies would not be run", (owner) => {
    const message = "is a value that Pulumi reserves";
    expect(mistakes({ tenant: owner, tokens: { a: { ...corporate, owner } } })).toEqual([
      `tenant: ${message}`,
      `tokens.a.owner: ${message}`,
    ]);
    expect(mistakes({ tokens: {}, ignoredTokens: [{ tokenName: owner, reason: "x" }] })).toEqual([
      `ignoredTokens[0].tokenName: ${message}`,
    ]);
  });

  it("has logical names of one line", () => {
    expect(mistakes({ tokens: { "a\n::error::x": corporate } })).toEqual([
      String.raw`tokens.a\u{a}\u{3a}:error\u{3a}:x: is not usable as a logical name`,
    ]);
  });

  test.for(hostileNames)("forges no line of its one error, with a key that $does", ({ text }) => {
    const lines = messageOf({ [text]: {}, tokens: {} }).split("\n");
    expect(lines).toHaveLength(2);
  });
});

/** The keys that Pulumi would print as they are. */
function keysIn(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value).match(/"[^"]*":/g) ?? [];
  } catch {
    return [];
  }
}
