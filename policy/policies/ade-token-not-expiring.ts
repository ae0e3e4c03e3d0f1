import { defineDatedPolicy } from "../token/lifecycle.ts";
import { renewal } from "../token/renewal.ts";
import { docs } from "../text/places.ts";
import { onDay, relative, utc } from "../text/write.ts";
import { day, later } from "../time.ts";

/** A renewal needs a person, an Apple ID and a quiet hour: the window leaves time to plan it. */
export const adeTokenNotExpiring = defineDatedPolicy({
  name: "ade-token-not-expiring",
  description: "An ADE token must be renewed well before it expires.",
  enforcementLevel: "advisory",
  severity: "high",
  config: {
    renewBeforeDays: {
      type: "integer",
      minimum: 1,
      maximum: 364,
      default: 30,
      description: "Days before expiry at which the renewal window opens.",
    },
  },
  check(token, expiresAt, { asOf, config: { renewBeforeDays } }) {
    const opens = later(expiresAt, -renewBeforeDays * day);
    if (asOf <= opens) return undefined;
    const { deadline, renewBy } = token.declared;
    const due = asOf <= deadline && deadline < expiresAt ? ` Renewal is due by ${renewBy}.` : "";
    return {
      reason: "expiring",
      seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; its renewal window of ${renewBeforeDays} days opened on ${onDay(opens)}.${due}`,
      ...renewal(token),
      docs: docs.renew,
    };
  },
});
