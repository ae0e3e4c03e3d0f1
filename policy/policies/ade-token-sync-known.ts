import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import { syncAge } from "../token/sync.ts";
import { nameOf } from "../token/facts.ts";
import { places } from "../text/places.ts";

/** Peers read a missing error code as success; a fact that is not there is not a good one. */
export const adeTokenSyncKnown = defineTokenPolicy({
  name: "ade-token-sync-known",
  description: "An ADE token's sync state and type must be known.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "look up the last sync in Intune",
  speaksIn: living,
  check(token) {
    const { declared, live } = token;
    const unknown = [
      ...(live.lastSyncErrorCode === undefined ? ["its last error code"] : []),
      ...(syncAge(live) === undefined ? ["a usable date of its last sync or upload"] : []),
      ...(live.tokenType === undefined ? ["a known token type"] : []),
      ...(declared.appleIdentifier && live.appleIdentifierMatches === undefined
        ? ["the Apple ID, which is declared"]
        : []),
    ];
    if (unknown.length === 0) return undefined;
    return {
      reason: "sync-unknown",
      seen: `came without ${unknown.join(" and ")}.`,
      impact: "What depends on that could not be judged, and is not assumed to be healthy.",
      steps: [`Compare with what Intune shows: ${places.token(nameOf(token))}.`],
    };
  },
});
