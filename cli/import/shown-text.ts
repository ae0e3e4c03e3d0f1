import { Scalar, type ScalarTag, stringify } from "yaml";
import { plain } from "../../policy/text/write.ts";

/** How scalars of this program are known among those of the file. */
const format = "SHOWN";

/** A text that this program writes into a stack's file. */
export function shown(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.format = format;
  return scalar;
}

/** To the library, the way in which these texts are written. */
export const shownText: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  format,
  identify: (value) => typeof value === "string",
  resolve: (text) => text,
  stringify: ({ value }, { inFlow }) =>
    inFlow === true && /[^\w-]/.test(String(value))
      ? quotedText(String(value))
      : textOf(String(value)),
};

/** As a person would write it, where it can be shown as it is and is nothing like a number. */
function textOf(text: string): string {
  const isWord = /^(?:\p{L}|[\da-f]{8}-)/u.test(text);
  // YAML 1.1, so that `yes` and its like are quoted.
  return isWord && isPlain(text)
    ? stringify(text, { schema: "yaml-1.1", lineWidth: 0 }).trimEnd()
    : quotedText(text);
}

/**
 * In double quotes, with everything escaped that could steer a terminal or a log: a name from the
 * tenant is exactly itself when it is read, and harmless when it is shown.
 */
function quotedText(text: string): string {
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
  const hex = Number(character.codePointAt(0)).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}
