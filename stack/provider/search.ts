import { sameId } from "../../policy/wire/id.ts";
import { nameIn } from "../../policy/expiring/facts.ts";
import { object, type Props, type WrittenAs } from "../../policy/wire/values.ts";
import { observation } from "../../policy/wire/expiring.ts";
import type { connectionOf } from "../declaration/recorded.ts";
import { ReadFailure } from "../graph/read-failure.ts";
import type { Observation } from "../graph/session.ts";
import { lastKnownOf, sighting, unreadable } from "./live.ts";
import { adeTokens, closest, type Expectation, match, type Named } from "./matching.ts";

/** What a declaration is looked for in. */
export interface Search<T> {
  readonly list: Observation & { readonly tokens: readonly T[] };
  /** The id that the last `up` recorded under the same declared name. */
  readonly recordedId: string | undefined;
  /**
   * The live ones that no declaration of the tenant matches; `undefined` where that is not known.
   * Only where this one is not found: all are matched with all.
   */
  readonly undeclared: () => readonly T[] | undefined;
  /** In messages: `tokens`. */
  readonly things: string;
}

/** The undeclared live ones of the tenant that the inputs name; `undefined` if not known. */
export type Undeclared = <T extends Named>(
  inputs: Parameters<typeof connectionOf>[0],
  live: readonly T[],
) => readonly T[] | undefined;

const common = object(observation);

/** The id of what was found last under the same declared name. */
export function recordedIdOf(declared: Expectation, recorded: Props): string | undefined {
  const sameName = nameIn(declared) === (recorded["tokenName"] ?? recorded["displayName"]);
  return sameName ? common(lastKnownOf(recorded["live"])).id : undefined;
}

/** The live one that a declaration is about, with the facts that it was found by, or why not. */
export function search<T extends Named, Facts extends object>(
  expected: Expectation,
  from: Search<T>,
  factsOf: (token: T) => Facts,
): WrittenAs<typeof common> & (Facts | object) {
  const { tokens, observedAt } = from.list;
  const candidates = match(expected, tokens);
  const failure = uncertainty(expected, from, candidates);
  if (failure !== undefined) return unreadable(observedAt, failure);
  const tokensRead = adeTokens(tokens).length;
  const [token, ...others] = candidates;
  if (token === undefined) {
    const nearest = closest(nameIn(expected) ?? "", from.undeclared() ?? []);
    const closestUndeclared = nearest && sighting(nearest);
    return {
      status: "missing",
      observedAt,
      tokensRead,
      ...(closestUndeclared && { closestUndeclared }),
    };
  }
  if (others.length > 0)
    return {
      status: "ambiguous",
      observedAt,
      tokensRead,
      candidates: candidates.map((each) => sighting(each)),
    };
  const before = expected.id === undefined ? from.recordedId : undefined;
  const replaced = before !== undefined && !sameId(token.id, before);
  return {
    status: "found",
    observedAt,
    ...factsOf(token),
    ...(replaced && { previousId: before }),
  };
}

/** What keeps the match from being certain: then it counts as not read. */
function uncertainty<T extends Named>(
  expected: Expectation,
  { list: { tokens, failure }, recordedId, undeclared, things }: Search<T>,
  candidates: readonly T[],
): ReadFailure | undefined {
  if (failure !== undefined)
    return isCertain(candidates, expected.id, recordedId) ? undefined : failure;
  // One that another declaration matches is not this one; neither is one of another id than pinned.
  if (candidates.length > 0 || expected.id !== undefined) return undefined;
  const nameless = adeTokens(undeclared() ?? tokens).filter((each) => nameIn(each) === undefined);
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
function isCertain(
  [first, ...others]: readonly Named[],
  pinnedId: string | undefined,
  recordedId: string | undefined,
): boolean {
  if (first === undefined) return false;
  return others.length > 0 ? pinnedId === undefined : sameId(first.id, pinnedId ?? recordedId);
}
