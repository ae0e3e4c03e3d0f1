import leven from "leven";
import type { DepToken } from "./graph/reads/tokens.ts";

/** How a declaration names its live token. */
export interface Expectation {
  readonly tokenName: string;
  readonly id?: string;
}

export type Match =
  | { readonly status: "found"; readonly token: DepToken }
  | { readonly status: "ambiguous"; readonly candidates: readonly DepToken[] }
  | { readonly status: "missing" };

/**
 * By id if declared. A declared id that no live token has falls back to the name: then the
 * token was replaced, which the policies see from the differing ids.
 */
export function match(expected: Expectation, live: readonly DepToken[]): Match {
  const pinned = adeTokens(live).find(({ id }) => sameId(id, expected.id));
  if (pinned !== undefined) return { status: "found", token: pinned };
  const candidates = adeTokens(live).filter(({ tokenName }) => tokenName === expected.tokenName);
  const [first, ...others] = candidates;
  if (first === undefined) return { status: "missing" };
  return others.length === 0
    ? { status: "found", token: first }
    : { status: "ambiguous", candidates };
}

/** Live ADE tokens that no declaration matches, not even ambiguously, and that nobody ignores. */
export function undeclared(
  live: readonly DepToken[],
  expected: readonly Expectation[],
  ignoredNames: readonly string[],
): readonly DepToken[] {
  const declared = new Set(expected.flatMap((each) => matched(each, live)).map(({ id }) => id));
  return adeTokens(live).filter(
    ({ id, tokenName }) =>
      !declared.has(id) && !(tokenName !== undefined && ignoredNames.includes(tokenName)),
  );
}

/** The live VPP tokens that a declaration is about: by id if declared, else by name. */
export function vppMatches<T extends { readonly id: string; readonly displayName?: string }>(
  expected: { readonly displayName: string; readonly id?: string },
  live: readonly T[],
): readonly T[] {
  return live.filter(({ id, displayName }) =>
    expected.id === undefined ? displayName === expected.displayName : sameId(id, expected.id),
  );
}

/** The token whose name differs least, by edits, from the expected one. */
export function closest(name: string, tokens: readonly DepToken[]): DepToken | undefined {
  const distance = (token: DepToken) =>
    leven(name.toLowerCase(), (token.tokenName ?? "").toLowerCase());
  return tokens
    .filter(({ tokenName }) => tokenName !== undefined)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** `tokenType: none` is Apple Configurator's entry in the same list. */
export function adeTokens(live: readonly DepToken[]): readonly DepToken[] {
  return live.filter(({ tokenType }) => tokenType !== "none");
}

export function sameId(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

/** The live ADE tokens that a declaration is about: more than one where it is ambiguous. */
export function matched(expected: Expectation, live: readonly DepToken[]): readonly DepToken[] {
  const result = match(expected, live);
  if (result.status === "missing") return [];
  return result.status === "found" ? [result.token] : result.candidates;
}
