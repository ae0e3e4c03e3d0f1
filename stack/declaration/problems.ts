import { distance as edits } from "fastest-levenshtein";
import { z } from "zod";
import { plain } from "../../policy/text/write.ts";
import { record } from "../../policy/wire/values.ts";

/** What to write; what stands there instead is added by `problemsOf`. */
export function expected(what: string): { readonly error: string } {
  return { error: `${wanted}${what}` };
}

const wanted = "write ";

/** As `expected`, for values that no message shows. */
export function unlabelled(what: string): { readonly error: string } {
  return { error: `${notShown}; ${wanted}${what}` };
}

const notShown = "is not usable";

/** An object without other keys than these. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? Object.keys(shape).join(", ") : expected(what).error,
  });
}

/** One of the validator's issues, or a mistake of our own. */
export type Mistake =
  | z.core.$ZodIssue
  | { readonly code?: never; readonly path: readonly PropertyKey[]; readonly message: string };

/** A declaration as it was written, and what of it no message may quote. */
export interface Written {
  readonly value: unknown;
  /** Whether Pulumi holds what stands there as a secret. */
  readonly isSecret?: (path: readonly PropertyKey[]) => boolean;
}

/**
 * All mistakes of a declaration in one message, each with its path.
 * @param place the file or the resource, and where in it
 */
export function problemsOf(
  mistakes: readonly Mistake[],
  written: Written,
  place: readonly [string, string],
): string {
  const lines = [...new Set(mistakes.flatMap((each) => linesOf(each, written)))].toSorted();
  const problems = `${lines.length} ${lines.length === 1 ? "problem" : "problems"}`;
  const title = `${place[0]}: ${problems} ${place[1]}; nothing was read.`;
  return [title, ...lines.map((line) => `  ${plain(line)}`)].join("\n");
}

/** A mistake as it is told: a line, or one for each unknown key. */
export function linesOf(mistake: Mistake, { value, isSecret }: Written): readonly string[] {
  const { path, message } = mistake;
  if (mistake.code === "unrecognized_keys")
    return mistake.keys.map((key) => `${pathOf([...path, key])}: ${unknownKey(key, message)}`);
  if (!message.startsWith(wanted)) return [`${pathOf(path)}: ${message}`];
  const seen = seenOf(mistake, valueAt(value, path), isSecret?.(path) === true);
  return [`${pathOf(path)}: ${seen}; ${message}`];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((each, key) => record(each)[String(key)], value);
}

function unknownKey(key: string, allowed: string): string {
  return `unknown key${suggestion(key, allowed.split(", "))}; allowed: ${allowed}`;
}

/** `, did you mean owner?` when one allowed key is at most two edits away. */
function suggestion(key: string, allowed: readonly string[]): string {
  const distance = (each: string) => edits(key.toLowerCase(), each.toLowerCase());
  const nearest = allowed.toSorted((a, b) => distance(a) - distance(b));
  const near = nearest.find((each) => distance(each) <= 2);
  return near === undefined ? "" : `, did you mean ${near}?`;
}

/** `tokens.corporate.renewBy`, `ignoredTokens[0].reason`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`,
    )
    .join("");
}

function seenOf(mistake: Mistake, value: unknown, isSecret: boolean): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "is a list";
  if (typeof value === "object" && value !== null) return "is a map";
  if (isSecret) return notShown;
  // What stands instead of a map or a list may hold an Apple ID.
  if (
    typeof value === "string" &&
    value !== "" &&
    mistake.code === "invalid_type" &&
    structures.has(mistake.expected)
  )
    return "is text";
  const text = JSON.stringify(value) ?? typeof value;
  return `is ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

const structures: ReadonlySet<string> = new Set(["object", "record", "array"]);
