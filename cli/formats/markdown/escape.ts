import { shorten } from "../../view/shorten.ts";

/** The longest name, and the longest sentence, that a comment shows in full. */
const longest = { name: 80, sentence: 800 } as const;

/**
 * Characters with a meaning in Markdown, in HTML or in a formula. As character references they
 * have none, in a table, a heading and raw HTML alike.
 */
const syntax = /[&<`*_[\]|~\\$]/g;

/** What would open a heading, a quote, a list or an underline where a text begins a line. */
const opening = /^[-+=#>]|^\d+(?=[.)])/;

/**
 * What GitHub, Azure DevOps and GitLab turn into a mention, a reference, an emoji or a formula. They
 * do so after the Markdown is rendered, so a character reference does not stop them; an empty
 * comment does, as it parts the text. https://github.com/github/cmark-gfm/issues/181
 */
const references = [
  /[@$]/g,
  /[#!%&~](?=[\p{L}\p{N}_"])/gu,
  /\/(?=\/)|(?<!\d):(?=[\w+-]+:)/g,
  /www(?=\.)/gi,
  /\bG[HL](?=-\d)/gi,
];

const apart = "<!-- -->";
const mark = "\u{0}";

/** A command to type, which messages put between backticks. */
const command = /`((?:npx (?:--no-install )?)?(?:apple-ade|pulumi|az)(?: [\w./:=-]+)*)`/;

/** A text of any origin as it reads, whatever stands in it; one line. */
export function escape(text: string, most: number = longest.sentence): string {
  const line = shorten(text.replaceAll(/\s+/g, " ").trim(), most);
  return line
    .split(command)
    .map((part, index) => (index % 2 === 1 ? `<code>${part}</code>` : harmless(part, index === 0)))
    .join("");
}

function harmless(text: string, isStart: boolean): string {
  return references
    .reduce((marked, each) => marked.replaceAll(each, (found) => found + mark), text)
    .replaceAll(syntax, reference)
    .replace(opening, (start) =>
      isStart ? start.slice(0, -1) + reference(start.slice(-1)) : start,
    )
    .replaceAll(mark, apart);
}

/** A name, shortened when no reader would read it to its end. */
export function escapeName(name: string): string {
  return escape(name, longest.name);
}

/** A policy or a path as code. */
export function code(text: string): string {
  return /^[\w./:-]+$/.test(text) ? `\`${text}\`` : `<code>${escape(text)}</code>`;
}

/** Lines to paste. */
export function codeBlock(lines: readonly string[], language: string): string {
  const longestRun = lines
    .flatMap((line) => line.match(/`+/g) ?? [])
    .reduce((most, { length }) => Math.max(most, length), 2);
  const fence = "`".repeat(longestRun + 1);
  return [fence + language, ...lines, fence].join("\n");
}

/** A link where the target is one that may be offered, else what it says. */
export function link(label: string, target: string): string {
  return /^(?:https:\/\/|[\w.-]+\/)/.test(target)
    ? `[${label}](${target.toWellFormed().replaceAll(/[^\w:/?#@!$&'+,=.%~-]/gu, percent)})`
    : `${label}: ${escape(target)}`;
}

function percent(character: string): string {
  return encodeURIComponent(character).replaceAll("(", "%28").replaceAll(")", "%29");
}

function reference(character: string): string {
  return named[character] ?? `&#${character.codePointAt(0)};`;
}

/** For those who read the source, as in a mail. */
const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;" };
