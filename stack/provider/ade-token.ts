import type { DepToken } from "../graph/reads/tokens.ts";
import { ReadFailure } from "../graph/read-failure.ts";
import type { Reader } from "../graph/reader.ts";
import type { TokenList } from "../graph/reads/tokens.ts";
import { type AdeTokenInputs, adeTokenInputs, connectionOf } from "../declaration/recorded.ts";
import { adeTokens, closest, match, type Match, sameId } from "../matching.ts";
import { enrollmentFacts, profileDrift } from "./enrollment-facts.ts";
import {
  lastKnownOf,
  recordOf,
  appleIdentifierFact,
  sighting,
  textOf,
  unreadable,
} from "./live.ts";
import type { Props, RecordedResource } from "./recorded-resource.ts";

/** The undeclared live tokens of the tenant that the inputs name, as far as they are known. */
export type Undeclared = (inputs: AdeTokenInputs, live: readonly DepToken[]) => readonly DepToken[];

export function adeToken(reader: Reader, others: Undeclared): RecordedResource<AdeTokenInputs> {
  return {
    inputs: adeTokenInputs,
    id: ({ tokenName }) => tokenName,
    async observe(inputs, recorded) {
      const list = await reader.tokens(connectionOf(inputs));
      const lastKnown = lastKnownOf(recordOf(recorded, "live") ?? {});
      const sameName = textOf(recorded, "tokenName") === inputs.tokenName;
      const live = liveToken(inputs, list, sameName ? textOf(lastKnown, "id") : undefined, others);
      const id = live["status"] === "found" ? textOf(live, "id") : undefined;
      if (id !== undefined)
        return { ...live, ...(await enrollmentFacts(reader, inputs, id, lastKnown)) };
      return lastKnown === undefined ? live : { ...live, lastKnown };
    },
    meaningful(live) {
      if (live["status"] === "missing" || live["status"] === "ambiguous")
        return { status: live["status"] };
      const known = lastKnownOf(live);
      return known && [...shownDrift.map((key) => known[key]), profileDrift(known)];
    },
  };
}

/** Expiry, identity and error code; an outage leaves the last known ones standing. */
const shownDrift = [
  "id",
  "tokenName",
  "tokenType",
  "expiresAt",
  "lastSyncErrorCode",
  "appleIdentifierMatches",
];

/** @param recordedId under the same declared name, in the last `up` */
function liveToken(
  inputs: AdeTokenInputs,
  list: TokenList,
  recordedId: string | undefined,
  others: Undeclared,
): Props {
  const { tokens, observedAt } = list;
  const result = match(inputs, tokens);
  const failure = uncertainty(list, result, inputs.id, recordedId);
  if (failure !== undefined) return unreadable(observedAt, failure);
  const tokensRead = adeTokens(tokens).length;
  switch (result.status) {
    case "found":
      return found(inputs, observedAt, result.token, recordedId);
    case "ambiguous":
      return {
        status: "ambiguous",
        observedAt,
        tokensRead,
        candidates: result.candidates.map(sighting),
      };
    case "missing": {
      const nearest = closest(inputs.tokenName, others(inputs, tokens));
      return {
        status: "missing",
        observedAt,
        tokensRead,
        ...(nearest && { closestUndeclared: sighting(nearest) }),
      };
    }
  }
}

/** What keeps the match from being certain: then the token counts as not read. */
function uncertainty(
  { tokens, failure }: TokenList,
  result: Match,
  pinnedId: string | undefined,
  recordedId: string | undefined,
): ReadFailure | undefined {
  if (failure !== undefined) return isCertain(result, pinnedId, recordedId) ? undefined : failure;
  const nameless = adeTokens(tokens).filter(({ tokenName }) => tokenName === undefined).length;
  return result.status === "missing" && nameless > 0
    ? new ReadFailure(
        "unexpected-answer",
        `${nameless} of the live tokens came without a readable name; it may be one of them.`,
      )
    : undefined;
}

/**
 * In a list that was cut short an id is proof. A name alone is none, its twin may be unread; two of
 * a name are ambiguous, unless the pinned id may be unread.
 */
function isCertain(
  result: Match,
  pinnedId: string | undefined,
  recordedId: string | undefined,
): boolean {
  return result.status === "found"
    ? sameId(result.token.id, pinnedId ?? recordedId)
    : result.status === "ambiguous" && pinnedId === undefined;
}

function found(
  { id, appleIdentifier: declared }: AdeTokenInputs,
  observedAt: string,
  { appleIdentifier, ...facts }: DepToken,
  recordedId: string | undefined,
): Props {
  const replaced = id === undefined && recordedId !== undefined && !sameId(facts.id, recordedId);
  return {
    status: "found",
    observedAt,
    ...facts,
    ...appleIdentifierFact(declared, appleIdentifier),
    ...(replaced && { previousId: recordedId }),
  };
}
