import leven from "leven";

/** A live ADE or VPP token, as far as a declaration finds it. */
export interface Named {
  readonly id: string;
  readonly tokenName?: string;
  readonly displayName?: string;
  readonly tokenType?: string;
}

/** How a declaration names its live token. */
export interface Expectation {
  readonly tokenName?: string;
  readonly displayName?: string;
  readonly id?: string;
}

export type Match<T> =
  | { readonly status: "found"; readonly token: T }
  | { readonly status: "ambiguous"; readonly candidates: readonly T[] }
  | { readonly status: "missing" };

/**
 * By id if declared. A declared id that no live token has falls back to the name: then the
 * token was replaced, which the policies see from the differing ids.
 */
export function match<T extends Named>(expected: Expectation, live: readonly T[]): Match<T> {
  const pinned = adeTokens(live).find(({ id }) => sameId(id, expected.id));
  if (pinned !== undefined) return { status: "found", token: pinned };
  const candidates = adeTokens(live).filter((each) => nameOf(each) === nameOf(expected));
  const [first, ...others] = candidates;
  if (first === undefined) return { status: "missing" };
  return others.length === 0
    ? { status: "found", token: first }
    : { status: "ambiguous", candidates };
}

/** ADE tokens have a `tokenName`, VPP tokens a `displayName`. */
export function nameOf({ tokenName, displayName }: Omit<Named, "id">): string | undefined {
  return tokenName ?? displayName;
}

/** Live tokens that no declaration matches, not even ambiguously, and that nobody ignores. */
export function undeclared<T extends Named>(
  live: readonly T[],
  expected: readonly Expectation[],
  ignoredNames: readonly string[] = [],
): readonly T[] {
  const declared = new Set(expected.flatMap((each) => matched(each, live)).map(({ id }) => id));
  return adeTokens(live).filter((each) => {
    const name = nameOf(each);
    return !declared.has(each.id) && !(name !== undefined && ignoredNames.includes(name));
  });
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
export function closest<T extends Named>(name: string, tokens: readonly T[]): T | undefined {
  const distance = (token: T) => leven(name.toLowerCase(), (nameOf(token) ?? "").toLowerCase());
  return tokens
    .filter((token) => nameOf(token) !== undefined)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Without Apple Configurator's entry (`tokenType: none`) in the same list; VPP tokens are all. */
export function adeTokens<T extends Named>(live: readonly T[]): readonly T[] {
  return live.filter(({ tokenType }) => tokenType !== "none");
}

export function sameId(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

/** The live ones that a declaration is about: more than one where it is ambiguous. */
export function matched<T extends Named>(expected: Expectation, live: readonly T[]): readonly T[] {
  const result = match(expected, live);
  if (result.status === "missing") return [];
  return result.status === "found" ? [result.token] : result.candidates;
}
