import { distance as edits } from "fastest-levenshtein";
import { nameIn, type Named as Names } from "../../policy/expiring/facts.ts";
import { sameId } from "../../policy/wire/id.ts";
import { configurator } from "../../policy/wire/token.ts";

/** A live ADE or VPP token, as far as a declaration finds it. */
export interface Named extends Names {
  readonly id: string;
  readonly tokenType?: string;
}

/** How a declaration names its live token. */
export interface Expectation extends Names {
  readonly id?: string | undefined;
}

/**
 * The live ones that a declaration is about; more than one where it is ambiguous. By id if
 * declared. A declared id that no live token has falls back to the name: then the token was
 * replaced, which the policies see from the differing ids.
 */
export function match<T extends Named>(expected: Expectation, live: readonly T[]): readonly T[] {
  const all = adeTokens(live);
  const { id } = expected;
  const pinned = all.find((each) => sameId(each.id, id));
  const name = nameIn(expected);
  return pinned ? [pinned] : all.filter((each) => nameIn(each) === name);
}

/** Live tokens that no declaration matches, not even ambiguously, and that nobody ignores. */
export function undeclared<T extends Named>(
  live: readonly T[],
  expected: readonly Expectation[],
  ignoredNames: readonly (string | undefined)[] = [],
): readonly T[] {
  const declared = new Set(expected.flatMap((each) => match(each, live)).map(({ id }) => id));
  return adeTokens(live).filter((each) => {
    const name = nameIn(each);
    return !declared.has(each.id) && !(name !== undefined && ignoredNames.includes(name));
  });
}

/** The token whose name differs least, by edits, from the expected one. */
export function closest<T extends Named>(name: string, tokens: readonly T[]): T | undefined {
  const named = tokens.flatMap((token) => {
    const itsName = nameIn(token);
    return itsName === undefined
      ? []
      : [{ token, distance: edits(name.toLowerCase(), itsName.toLowerCase()) }];
  });
  return named.toSorted((a, b) => a.distance - b.distance)[0]?.token;
}

/** Without Apple Configurator's entry in the same list; VPP tokens are all. */
export function adeTokens<T extends Named>(live: readonly T[]): readonly T[] {
  return live.filter(({ tokenType }) => tokenType !== configurator);
}
