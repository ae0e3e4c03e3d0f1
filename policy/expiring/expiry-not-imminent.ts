import type { Policy } from "../define-policy.ts";
import { onDay, relative, utc } from "../text/write.ts";
import { day, later } from "../time.ts";
import { defineDatedPolicy, type Expiring, type ExpiringKind, type Naming } from "./kind.ts";

const blockBeforeDays = {
  type: "integer",
  minimum: 0,
  maximum: 364,
  default: 7,
  description: "Days before expiry from which on it is imminent.",
} as const;

/** The last week is too short for a change window: from here on the expiry blocks. */
export function expiryNotImminent<F extends Expiring>(
  kind: ExpiringKind<F>,
  naming: Naming,
): Policy {
  return defineDatedPolicy(kind, {
    ...naming,
    enforcementLevel: "mandatory",
    severity: "critical",
    judges: "expiry",
    action: "renew this week",
    config: { blockBeforeDays },
    check(facts, expiresAt, { asOf, config }) {
      const from = later(expiresAt, -config.blockBeforeDays * day);
      if (asOf <= from) return undefined;
      return {
        reason: "imminent",
        seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; its last ${config.blockBeforeDays} days began on ${onDay(from)}.`,
        impact: kind.ahead,
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}
