import { daysBetween } from "./time.ts";

/** `2026-11-18 09:12 UTC`, for limits that are instants. */
export function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** `2026-11-18T09:12:00Z`, as a declaration and a report write an instant. */
export function isoSecond(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Of one among several, in brackets. */
export function expiryOf({ expiresAt }: { readonly expiresAt: Date | undefined }): string {
  return expiresAt === undefined ? "expiry unknown" : `expires ${onDay(expiresAt)} UTC`;
}

/** `2026-11-18`, for what happened on a day. */
export function onDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** `5 days ago`, `today`, `in 12 days`, counted in UTC dates. */
export function relative(instant: Date, from: Date): string {
  return away(daysBetween(from, instant));
}

/** The same of a number of days. */
export function away(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${count(days, "day")}` : `${count(-days, "day")} ago`;
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/**
 * A name from the tenant or the configuration as it may stand in a message: what could steer a
 * terminal, a log command of a pipeline (`##vso[`, `::error`), Pulumi's own colour tags (`<{%`)
 * or the reading direction, and what cannot be seen or is no character, is shown as its code point.
 * @param most characters; a name that is longer is cut
 */
export function plain(name: string, most = 500): string {
  return withoutEffect(shortened(name, most), codePoint);
}

function withoutEffect(text: string, shown: (character: string) => string): string {
  // Of ASCII only the last of these can be in it.
  const visible = /^[ -~]*$/.test(text) ? text : withoutUnseen(text, shown);
  return visible.replaceAll(/#(?=#)|:(?=:)|<(?=\{%)/g, shown);
}

function withoutUnseen(text: string, shown: (character: string) => string): string {
  return (
    text
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, shown)
      // But for the two that choose how an emoji is drawn.
      .replaceAll(/(?![\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}/gu, shown)
      .replaceAll(/[\p{Zs}]/gu, (space) => (space === " " ? space : shown(space)))
  );
}

/** Longer than any name that a person gives; a message must stay readable. */
const longestPasted = 500;

/** As a quoted text of YAML, to paste: the same name again, and as harmless as `plain` on the way. */
export function yamlText(text: string): string {
  return pastedText(text, (code) => `\\U${code.padStart(8, "0")}`);
}

/** The same for a program. */
export function codeText(text: string): string {
  return pastedText(text, (code) => `\\u{${code}}`);
}

function pastedText(text: string, long: (code: string) => string): string {
  const whole =
    text.length > longestPasted ? `${text.slice(0, longestPasted).toWellFormed()}…` : text;
  return withoutEffect(JSON.stringify(whole), (character) => {
    const code = Number(character.codePointAt(0)).toString(16);
    return code.length > 4 ? long(code) : `\\u${code.padStart(4, "0")}`;
  });
}

export function quoted(name: string): string {
  return `"${plain(name, 200).replaceAll('"', codePoint)}"`;
}

/** At most `most` items, and how many more there are. */
export function list(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // A character is one or two of a text's units.
  const characters = Array.from(text.slice(0, 2 * (most + 1)));
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}

/** `\u{1b}`: a character that must not have its effect, for people to read. */
export function codePoint(character: string): string {
  return `\\u{${Number(character.codePointAt(0)).toString(16)}}`;
}

/** A name as Graph gave it, of which the record shows some characters by their code points. */
export function recordedName(name: string): string {
  return name.replaceAll(/\\u\{([0-9a-f]{1,5}|10[0-9a-f]{4})\}/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

/** As at the beginning of a sentence. */
export function capital(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}
