import { liveToken, type RecordedToken } from "../../../policy/wire/token.ts";
import { record, written } from "../../../policy/wire/values.ts";
import { type AdeTokenInputs, adeTokenInputs, connectionOf } from "../../declaration/recorded.ts";
import type { Reader } from "../../graph/reader.ts";
import type { DepToken } from "../../graph/reads/tokens.ts";
import { appleIdentifierFact, carrying, drift, lastKnownOf } from "../live.ts";
import type { RecordedResource } from "../recorded-resource.ts";
import { recordedIdOf, search, type Undeclared } from "../search.ts";
import { enrollmentFacts, profileDrift } from "./enrollment.ts";

export function adeToken(
  reader: Reader,
  undeclared: Undeclared<AdeTokenInputs, DepToken>,
): RecordedResource<AdeTokenInputs, RecordedToken> {
  return {
    inputs: adeTokenInputs,
    id: ({ tokenName }) => tokenName,
    async observe(inputs, recorded) {
      const list = await reader.tokens(connectionOf(inputs));
      const from = {
        list,
        recordedId: recordedIdOf(inputs, recorded),
        undeclared: undeclared(inputs, list.tokens),
        things: "tokens",
      };
      const live: RecordedToken = search(inputs, from, ({ appleIdentifier, ...facts }) =>
        written(liveToken, {
          ...facts,
          ...appleIdentifierFact(inputs.appleIdentifier, appleIdentifier),
        }),
      );
      const lastKnown = lastKnownOf(recorded["live"]);
      return live.status === "found" && live.id !== undefined
        ? { ...live, ...(await enrollmentFacts(reader, inputs, live.id, record(lastKnown))) }
        : carrying(live, lastKnown);
    },
    drift: drift(
      liveToken,
      ["id", "tokenName", "tokenType", "expiresAt", "lastSyncErrorCode", "appleIdentifierMatches"],
      ({ profiles }) => [profileDrift(profiles)],
    ),
  };
}
