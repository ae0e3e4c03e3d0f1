import type { DepToken } from "../graph/reads/tokens.ts";
import type { Reader } from "../graph/reader.ts";
import { type AdeTokenInputs, adeTokenInputs, connectionOf } from "../declaration/recorded.ts";
import { enrollmentFacts, profileDrift } from "./enrollment-facts.ts";
import { appleIdentifierFact, lastKnownOf, recordOf, textOf } from "./live.ts";
import { search } from "./matched.ts";
import type { RecordedResource } from "./recorded-resource.ts";

/** The undeclared live tokens of the tenant that the inputs name; `undefined` if not known. */
export type Undeclared<Inputs, T> = (
  inputs: Inputs,
  live: readonly T[],
) => readonly T[] | undefined;

export function adeToken(
  reader: Reader,
  undeclared: Undeclared<AdeTokenInputs, DepToken>,
): RecordedResource<AdeTokenInputs> {
  return {
    inputs: adeTokenInputs,
    id: ({ tokenName }) => tokenName,
    async observe(inputs, recorded) {
      const list = await reader.tokens(connectionOf(inputs));
      const lastKnown = lastKnownOf(recordOf(recorded, "live") ?? {});
      const sameName = textOf(recorded, "tokenName") === inputs.tokenName;
      const from = {
        list,
        recordedId: sameName ? textOf(lastKnown, "id") : undefined,
        undeclared: undeclared(inputs, list.tokens),
        things: "tokens",
      };
      const live = search(inputs, from, ({ appleIdentifier, ...facts }) => ({
        ...facts,
        ...appleIdentifierFact(inputs.appleIdentifier, appleIdentifier),
      }));
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
