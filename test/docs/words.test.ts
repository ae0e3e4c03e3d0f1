import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { commands } from "../../cli/main.ts";
import { catalog } from "../../policy/catalog.ts";
import { now } from "../policy/facts.ts";
import { named } from "../security/named.ts";

const root = join(import.meta.dirname, "../..");

/** What nobody has to learn in order to read a message; names of policies and code stay. */
const riddles = [
  /(?<![-\w`])(?:un)?judge(?:s|d|ment)?(?![\w`])/i,
  /\bcure[sd]?\b/i,
  /\bspeaks?\b/i,
  /\bwhoever\b/i,
  /\blest\b/i,
  /\bin force\b/i,
  /\bfollow-on\b/i,
  /(?:^|[.;:] )Who (?:wants|waits|can|may|has|holds|owns)\b/m,
];

/** Names of others' things, and of what these words are about. */
const allowed = ["TLS: the other side speaks none", "https to a server that speaks http"];

const messages = catalog.flatMap((policy) => {
  const said = named("Kiosk iPads").flatMap((inputs) => {
    const { message = "" } = policy.judge(inputs, {}, { now, asOf: now }, catalog);
    return message.split("\n");
  });
  return [{ policy: policy.name, lines: [policy.description, ...said] }];
});

describe.for(messages)("the messages of $policy", ({ lines }) => {
  it("have sentences of at most 30 words", () => {
    const long = lines.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence) > 30);
    expect(new Set(long)).toEqual(new Set());
  });

  it("are in plain words", () => {
    expect(riddlesIn(lines.join("\n"))).toEqual([]);
  });
});

const pages = ["*.md", "docs/**/*.md"].flatMap((pattern) => globSync(pattern, { cwd: root }));

test.for(pages.filter((page) => page !== "CHANGELOG.md"))("%s is in plain words", (page) => {
  expect(riddlesIn(readFileSync(join(root, page), "utf8"))).toEqual([]);
});

test.for(commands)("apple-ade $name --help is in plain words", async ({ about, load }) => {
  const help = (await load())().helpInformation();
  expect(riddlesIn(`${about}\n${help}`)).toEqual([]);
});

function riddlesIn(text: string): readonly string[] {
  const read = allowed.reduce((rest, each) => rest.replaceAll(each, ""), text);
  return riddles.flatMap((riddle) => riddle.exec(read)?.[0] ?? []);
}

/** The parts of a list count one by one. */
function sentencesOf(line: string): readonly string[] {
  return line.split(/(?<=[.:;!?]|\),) /);
}

/** A path of clicks, a name in quotes and an address count as one word each. */
function wordsOf(sentence: string): number {
  const counted = sentence
    .replaceAll(/"[^"]*"/g, "name")
    .replaceAll(/\S+(?: [A-Z]\S*)*(?: > [^>.,;]+)+/g, "path");
  return counted.split(/\s+/).filter((word) => /\w/.test(word)).length;
}
