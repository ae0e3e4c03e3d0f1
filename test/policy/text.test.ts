import { describe, expect, it, test } from "vitest";
import { places } from "../../policy/text/places.ts";
import {
  capital,
  codeText,
  count,
  isoSecond,
  list,
  onDay,
  plain,
  quoted,
  relative,
  utc,
  yamlText,
} from "../../policy/text/write.ts";
import { now } from "./facts.ts";

describe("plain", () => {
  test.for([
    { what: "letters of any script", name: "Büro-iPhones 東京 🍏", shown: "Büro-iPhones 東京 🍏" },
    { what: "what only looks special", name: "a:b #1 <b> {%} C:\\", shown: "a:b #1 <b> {%} C:\\" },
    { what: "a line feed", name: "a\nb", shown: "a\\u{a}b" },
    { what: "a carriage return", name: "a\rb", shown: "a\\u{d}b" },
    { what: "a terminal's escape", name: "\u001B[31mred", shown: "\\u{1b}[31mred" },
    { what: "a C1 control", name: "a\u009Bb", shown: "a\\u{9b}b" },
    { what: "a null", name: "a\0b", shown: "a\\u{0}b" },
    { what: "a line separator", name: "a\u2028b\u2029c", shown: "a\\u{2028}b\\u{2029}c" },
    { what: "a change of direction", name: "a\u202Eb\u2066c", shown: "a\\u{202e}b\\u{2066}c" },
    { what: "an invisible character", name: "a\u200Bb\uFEFFc", shown: "a\\u{200b}b\\u{feff}c" },
    { what: "a tag character", name: "a\u{E0041}b", shown: "a\\u{e0041}b" },
    { what: "a private character", name: "a\uE000b", shown: "a\\u{e000}b" },
    { what: "what is no character", name: "\uFFFE\uFFFF", shown: "\\u{fffe}\\u{ffff}" },
    { what: "a replaced character", name: "a\uFFFDb", shown: "a\uFFFDb" },
    {
      what: "what is no character, between those that are",
      name: "\uFDCF\uFDD0\uFDEF\uFDF0",
      shown: "\uFDCF\\u{fdd0}\\u{fdef}\uFDF0",
    },
    {
      what: "the end of another plane",
      name: "\u{1FFFD}\u{1FFFE}\u{1FFFF}\u{20000}",
      shown: "\u{1FFFD}\\u{1fffe}\\u{1ffff}\u{20000}",
    },
    { what: "the very last one", name: "\u{10FFFF}", shown: "\\u{10ffff}" },
    { what: "a no-break space", name: "a\u00A0b", shown: "a\\u{a0}b" },
    { what: "other spaces", name: "a\u2003b\u3000c", shown: "a\\u{2003}b\\u{3000}c" },
    { what: "a lone surrogate", name: "a\uD800b\uDC00", shown: "a\\u{d800}b\\u{dc00}" },
    { what: "Pulumi's colour tag", name: "<{%fg 1%}>", shown: "\\u{3c}{%fg 1%}>" },
    { what: "Azure's command", name: "##vso[task.x]", shown: "\\u{23}#vso[task.x]" },
    { what: "three of its marks", name: "###", shown: "\\u{23}\\u{23}#" },
    { what: "GitHub's command", name: "::error::x", shown: "\\u{3a}:error\\u{3a}:x" },
    {
      what: "how an emoji is drawn",
      name: "\u2764\uFE0F\u2764\uFE0E",
      shown: "\u2764\uFE0F\u2764\uFE0E",
    },
    { what: "an invisible letter", name: "a\u3164b", shown: "a\\u{3164}b" },
    { what: "nothing", name: "", shown: "" },
  ])("shows $what", ({ name, shown }) => {
    expect(plain(name)).toBe(shown);
  });

  it("cuts a name that is longer than it may be, between characters", () => {
    expect(plain("🍏🍎🍏", 3)).toBe("🍏🍎🍏");
    expect(plain("🍏🍎🍏!", 3)).toBe("🍏🍎🍏…");
    expect([plain("x".repeat(501)).length, quoted("x".repeat(201)).length]).toEqual([501, 203]);
  });

  it("keeps words apart and names short of nothing else", () => {
    expect(plain("  two  spaces ")).toBe("  two  spaces ");
  });
});

describe("quoted", () => {
  it("lets no name end its own quotation", () => {
    expect(quoted('Kiosk "A"\n')).toBe('"Kiosk \\u{22}A\\u{22}\\u{a}"');
  });
});

describe("dates", () => {
  it("are in UTC", () => {
    expect(utc(new Date("2026-11-18T10:12:59.999+01:00"))).toBe("2026-11-18 09:12 UTC");
    expect(onDay(new Date("2026-11-18T00:12:00+01:00"))).toBe("2026-11-17");
  });

  test.for([
    { instant: "2026-11-23T00:00:00.000Z", said: "today" },
    { instant: "2026-11-23T23:59:59.999Z", said: "today" },
    { instant: "2026-11-24T00:00:00.000Z", said: "in 1 day" },
    { instant: "2026-11-25T00:00:00.000Z", said: "in 2 days" },
    { instant: "2026-11-22T23:59:59.999Z", said: "1 day ago" },
    { instant: "2026-11-21T23:59:59.999Z", said: "2 days ago" },
  ])("$instant is $said", ({ instant, said }) => {
    expect(relative(new Date(instant), now)).toBe(said);
  });
});

describe("lists", () => {
  it("count in words", () => {
    expect([0, 1, 2].map((n) => count(n, "token"))).toEqual(["0 tokens", "1 token", "2 tokens"]);
  });

  it("show five, and say how many more there are", () => {
    expect(list([])).toBe("");
    expect(list(["a", "b", "c", "d", "e"])).toBe("a, b, c, d, e");
    expect(list(["a", "b", "c", "d", "e", "f"])).toBe("a, b, c, d, e and 1 more");
    expect(list(["a", "b", "c"], 2)).toBe("a, b and 1 more");
  });
});

describe("places", () => {
  it("show a name as plain text", () => {
    expect(places.token("a\nb")).toMatch(/ > a\\u\{a\}b$/);
    expect(places.sync("::error")).toContain(String.raw` > \u{3a}:error > Devices > Sync`);
  });
});

describe("a text to paste", () => {
  test.for([
    { text: 'say "a"', yaml: '"say \\"a\\""', code: '"say \\"a\\""' },
    { text: "a\u200Bb", yaml: '"a\\u200bb"', code: '"a\\u200bb"' },
    { text: "a\u00A0b", yaml: '"a\\u00a0b"', code: '"a\\u00a0b"' },
    { text: "a\u{E0041}b", yaml: '"a\\U000e0041b"', code: '"a\\u{e0041}b"' },
  ])("is harmless and means the same: $yaml", ({ text, yaml, code }) => {
    expect(yamlText(text)).toBe(yaml);
    expect(codeText(text)).toBe(code);
  });

  it("is cut after 500 characters, and never within one", () => {
    expect(yamlText("a".repeat(500))).toBe(`"${"a".repeat(500)}"`);
    expect(yamlText("a".repeat(501))).toBe(`"${"a".repeat(500)}…"`);
    expect(yamlText(`${"a".repeat(499)}🍏`)).toBe(`"${"a".repeat(499)}\uFFFD…"`);
  });
});

test.for([
  ["a token", "A token"],
  ["ä", "Ä"],
  ["\u{10428}", "\u{10400}"],
  ["", ""],
])("%j begins a sentence as %j", ([text, sentence]) => {
  expect(capital(String(text))).toBe(sentence);
});

test("an instant without its fraction", () => {
  expect(isoSecond(new Date("2026-11-23T10:15:30.987Z"))).toBe("2026-11-23T10:15:30Z");
});
