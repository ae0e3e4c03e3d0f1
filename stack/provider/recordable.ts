import { codePoint } from "../../policy/text/write.ts";
import { isUnknownValue } from "../../policy/pack/unknown-inputs.ts";

/** Facts with each text of them as the engine can keep and show it; numbers and dates stay. */
export function recordable(value: unknown): unknown {
  if (typeof value === "string") return recordableText(value);
  if (Array.isArray(value)) return value.map(recordable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, recordable(each)]));
}

/**
 * `pulumi preview --diff` prints the lines of a text and the keys of JSON within it as they are,
 * and takes `<{%` for a colour. Half a surrogate pair ends the run: it is no UTF-8.
 */
export function recordableText(text: string): string {
  // The ids among the facts are compared in any case.
  if (isUnknownValue(text)) return text.toUpperCase();
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}|<(?=\{%)|#(?=#(?:vso|teamcity)?\[)/giu, codePoint)
    .replace(/^(\s*)([[{])(?=.*"\s*:)/su, (_, space: string, bracket: string) => {
      return space + codePoint(bracket);
    });
}
