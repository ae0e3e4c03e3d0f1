import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** The HTML of a comment, before a forge looks for mentions and references in it. */
export function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

const tag = /<\/?([a-z][a-z0-9]*)[^>]*>/gi;
const tagOrComment = /<!--.*?-->|<[^>]*>/gs;

/** Every element in order, without what is written in it. */
export function elementsOf(html: string): readonly string[] {
  return [...html.replaceAll(/<!--.*?-->/gs, "").matchAll(tag)].map(([, name = ""]) => name);
}

/** The targets of all links. */
export function targetsOf(html: string): readonly string[] {
  return [...html.matchAll(/<a href="([^"]*)"/g)].map(([, target = ""]) => target);
}

/** Pieces of text that a forge looks at one by one, for mentions and references; no code. */
export function textNodesOf(html: string): readonly string[] {
  const withoutCode = html.replaceAll(/<code[^>]*>.*?<\/code>/gs, "<code></code>");
  return withoutCode.split(tagOrComment).map(decoded);
}

/** What a reader sees. */
export function visibleText(html: string): string {
  return decoded(html.replaceAll(tagOrComment, "")).replaceAll(/\s+/g, " ");
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function decoded(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name) => named[String(name)] ?? "");
}
