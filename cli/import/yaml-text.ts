import { stringify } from "yaml";
import { plain } from "../../policy/text/write.ts";
import type { Item } from "./item.ts";

/** YAML 1.1, so that `yes` and its like are quoted. */
const options = { schema: "yaml-1.1", lineWidth: 0 } as const;

/** The items as lines of block style. */
export function blockLines(
  items: readonly Item[],
  indent: number,
  step: number,
): readonly string[] {
  const margin = " ".repeat(indent);
  return items.flatMap((item) => {
    if ("note" in item) return [`${margin}# ${item.note}`];
    const key = `${margin}${scalar(item.key)}:`;
    if ("items" in item) return [key, ...blockLines(item.items, indent + step, step)];
    return [`${key} ${scalar(item.value)}${commentOf(item.comment)}`];
  });
}

/** The items as lines between braces, each with its comma. */
export function flowLines(items: readonly Item[], indent: number, step: number): readonly string[] {
  const margin = " ".repeat(indent);
  return items.flatMap((item) => {
    if ("note" in item) return [`${margin}# ${item.note}`];
    const key = `${margin}${scalar(item.key)}:`;
    if ("items" in item)
      return [`${key} {`, ...flowLines(item.items, indent + step, step), `${margin}},`];
    return [`${key} ${quotedScalar(item.value)},${commentOf(item.comment)}`];
  });
}

function commentOf(comment: string | undefined): string {
  return comment === undefined ? "" : ` # ${comment}`;
}

/** As a person would write it, where it can be shown as it is and is nothing like a number. */
function scalar(text: string): string {
  const isWord = /^(?:\p{L}|[\da-f]{8}-)/u.test(text);
  return isWord && isPlain(text) ? stringify(text, options).trimEnd() : quotedScalar(text);
}

/**
 * In double quotes, with everything escaped that could steer a terminal or a log: a name from the
 * tenant is exactly itself when it is read, and harmless when it is shown.
 */
export function quotedScalar(text: string): string {
  if (isPlain(text)) return JSON.stringify(text);
  const escaped = Array.from(text, (character) =>
    isPlain(character) && !/["\\#:<]/.test(character) ? character : escape(character),
  );
  return `"${escaped.join("")}"`;
}

function isPlain(text: string): boolean {
  return plain(text, text.length + 1) === text;
}

function escape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}
