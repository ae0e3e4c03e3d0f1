import { codePoint } from "../../policy/text/write.ts";

/**
 * By which the engine marks values that are not known yet. A name in the tenant that is one of
 * them would keep every policy from judging its token.
 */
const unknownValues: ReadonlySet<string> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function isUnknownValue(text: string): boolean {
  return unknownValues.has(text);
}

/** Facts with each text of them as the engine can keep and show it; numbers and dates stay. */
export function recordable<T>(facts: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return anyRecordable(facts) as T;
}

function anyRecordable(value: unknown): unknown {
  if (typeof value === "string") return recordableText(value);
  if (Array.isArray(value)) return value.map(anyRecordable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, anyRecordable(each)]));
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
