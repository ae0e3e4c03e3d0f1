import { ReadFailure } from "../graph/read-failure.ts";
import type { Observation } from "../graph/session.ts";
import {
  adeTokens,
  closest,
  type Expectation,
  match,
  type Match,
  type Named,
  nameOf,
  sameId,
} from "../matching.ts";
import { sighting, unreadable } from "./live.ts";
import type { Props } from "./recorded-resource.ts";

/** What a declaration is looked for in. */
export interface Search<T> {
  readonly list: Observation & { readonly tokens: readonly T[] };
  /** The id that the last `up` recorded under the same declared name. */
  readonly recordedId: string | undefined;
  /** The live ones that no declaration of the tenant matches; `undefined` where that is not known. */
  readonly undeclared: readonly T[] | undefined;
  /** In messages: `tokens`. */
  readonly things: string;
}

/** The live one that a declaration is about, with the facts that it was found by, or why not. */
export function search<T extends Named>(
  expected: Expectation,
  from: Search<T>,
  factsOf: (token: T) => Props,
): Props {
  const { tokens, observedAt } = from.list;
  const result = match(expected, tokens);
  const failure = uncertainty(expected, from, result);
  if (failure !== undefined) return unreadable(observedAt, failure);
  const tokensRead = adeTokens(tokens).length;
  switch (result.status) {
    case "found": {
      const { token } = result;
      const before = expected.id === undefined ? from.recordedId : undefined;
      const replaced = before !== undefined && !sameId(token.id, before);
      const facts = factsOf(token);
      return { status: "found", observedAt, ...facts, ...(replaced && { previousId: before }) };
    }
    case "ambiguous":
      return {
        status: "ambiguous",
        observedAt,
        tokensRead,
        candidates: result.candidates.map(sighting),
      };
    case "missing": {
      const nearest = closest(nameOf(expected) ?? "", from.undeclared ?? []);
      return {
        status: "missing",
        observedAt,
        tokensRead,
        ...(nearest && { closestUndeclared: sighting(nearest) }),
      };
    }
  }
}

/** What keeps the match from being certain: then it counts as not read. */
function uncertainty<T extends Named>(
  expected: Expectation,
  { list: { tokens, failure }, recordedId, undeclared, things }: Search<T>,
  result: Match<T>,
): ReadFailure | undefined {
  if (failure !== undefined)
    return isCertain(result, expected.id, recordedId) ? undefined : failure;
  // One that another declaration matches is not this one; neither is one of another id than pinned.
  if (result.status !== "missing" || expected.id !== undefined) return undefined;
  const nameless = adeTokens(undeclared ?? tokens).filter((each) => nameOf(each) === undefined);
  return nameless.length === 0
    ? undefined
    : new ReadFailure(
        "unexpected-answer",
        `${nameless.length} of the live ${things} came without a readable name; it may be one of them.`,
      );
}

/**
 * In a list that was cut short an id is proof. A name alone is none, its twin may be unread; two of
 * a name are ambiguous, unless the pinned id may be unread.
 */
function isCertain<T extends Named>(
  result: Match<T>,
  pinnedId: string | undefined,
  recordedId: string | undefined,
): boolean {
  return result.status === "found"
    ? sameId(result.token.id, pinnedId ?? recordedId)
    : result.status === "ambiguous" && pinnedId === undefined;
}
