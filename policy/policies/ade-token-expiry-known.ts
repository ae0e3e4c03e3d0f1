import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import { nameOf } from "../token/facts.ts";
import { places } from "../text/places.ts";
import { onDay } from "../text/write.ts";

/** Without an expiry no date policy can speak, which must not look like health. */
export const adeTokenExpiryKnown = defineTokenPolicy({
  name: "ade-token-expiry-known",
  description: "An ADE token's expiry must be known.",
  enforcementLevel: "mandatory",
  severity: "high",
  action: "look up the expiry in Intune",
  speaksIn: ["expired", ...living],
  check(token) {
    const { live } = token;
    if (live.expiresAt !== undefined) return undefined;
    return {
      reason: "expiry-unknown",
      seen: `came without a usable expiry date when it was read on ${onDay(live.observedAt)}.`,
      impact: "Its expiry and renewal deadline cannot be judged.",
      steps: [
        `Look at the date that Intune shows: ${places.token(nameOf(token))}.`,
        "None there either: renew the token. One there: Graph did not pass it on; run this check again.",
      ],
    };
  },
});
