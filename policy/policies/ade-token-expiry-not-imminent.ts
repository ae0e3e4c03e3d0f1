import { defineDatedPolicy } from "../token/lifecycle.ts";
import { renewal } from "../token/renewal.ts";
import { docs } from "../text/places.ts";
import { onDay, relative, utc } from "../text/write.ts";
import { day, later } from "../time.ts";

/** The last week is too short for a change window: from here on the expiry blocks. */
export const adeTokenExpiryNotImminent = defineDatedPolicy({
  name: "ade-token-expiry-not-imminent",
  description: "An ADE token must not be about to expire.",
  enforcementLevel: "mandatory",
  severity: "critical",
  config: {
    blockBeforeDays: {
      type: "integer",
      minimum: 0,
      maximum: 364,
      default: 7,
      description: "Days before expiry from which on the token is about to expire.",
    },
  },
  check(token, expiresAt, { asOf, config: { blockBeforeDays } }) {
    const from = later(expiresAt, -blockBeforeDays * day);
    if (asOf <= from) return undefined;
    return {
      reason: "imminent",
      seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; fewer than ${blockBeforeDays} days are left since ${onDay(from)}.`,
      impact:
        "After that, new devices may not appear in Intune, get a profile or finish enrollment.",
      ...renewal(token),
      docs: docs.renew,
    };
  },
});
