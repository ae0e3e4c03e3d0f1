import leven from "leven";
import { z } from "zod";
import { plain } from "../policy/text/write.ts";

type Issue = z.core.$ZodRawIssue;

/** What is allowed, with the value that was found instead. */
export function expected(what: string): { readonly error: (issue: Issue) => string } {
  return {
    error: ({ input }) =>
      input === undefined ? `missing; write ${what}` : `is ${shown(input)}; write ${what}`,
  };
}

/** As `expected`, for maps and lists: what stands there instead may hold an Apple ID. */
export function structure(what: string): { readonly error: (issue: Issue) => string } {
  return {
    error: (issue) =>
      typeof issue.input === "string" && issue.input !== ""
        ? `is text; write ${what}`
        : expected(what).error(issue),
  };
}

/** As `expected`, for values that must not be printed. */
export function unlabelled(what: string): { readonly error: string } {
  return { error: `is not usable; write ${what}` };
}

/** One of the validator's issues, or a mistake of our own. */
export type Mistake =
  | z.core.$ZodIssue
  | { readonly code?: never; readonly path: readonly PropertyKey[]; readonly message: string };

/**
 * All mistakes of a declaration in one message, each with its path.
 * @param place the file or the resource, and where in it
 */
export function problemsOf(issues: readonly Mistake[], place: readonly [string, string]): string {
  const lines = [...new Set(issues.flatMap(linesOf))].toSorted();
  const problems = `${lines.length} ${lines.length === 1 ? "problem" : "problems"}`;
  const title = `${place[0]}: ${problems} ${place[1]}; nothing was read.`;
  return [title, ...lines.map((line) => `  ${plain(line)}`)].join("\n");
}

/** An object without other keys than these; its error lists them for `problemsOf`. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? Object.keys(shape).join(", ")
        : structure(what).error(issue),
  });
}

function linesOf(issue: Mistake): readonly string[] {
  if (issue.code !== "unrecognized_keys") return [`${pathOf(issue.path)}: ${issue.message}`];
  const allowed = issue.message;
  return issue.keys.map(
    (key) =>
      `${pathOf([...issue.path, key])}: unknown key${suggestion(key, allowed.split(", "))}; allowed: ${allowed}`,
  );
}

/** `; did you mean "owner"?` when one allowed key is at most two edits away. */
function suggestion(key: string, allowed: readonly string[]): string {
  const distance = (each: string) => leven(key.toLowerCase(), each.toLowerCase());
  const near = allowed.toSorted((a, b) => distance(a) - distance(b))[0] ?? "";
  return distance(near) > 2 ? "" : `, did you mean ${near}?`;
}

/** `tokens.corporate.renewBy`, `ignoredTokens[0].reason`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`,
    )
    .join("");
}

function shown(input: unknown): string {
  if (typeof input === "object" && input !== null) return Array.isArray(input) ? "a list" : "a map";
  const text = JSON.stringify(input) ?? typeof input;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
