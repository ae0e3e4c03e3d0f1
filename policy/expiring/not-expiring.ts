import type { Policy } from "../define-policy.ts";
import { onDay, relative, utc } from "../text/write.ts";
import { day, later } from "../time.ts";
import { defineDatedPolicy, type Expiring, type ExpiringKind, type Naming } from "./kind.ts";

const renewBeforeDays = {
  type: "integer",
  minimum: 1,
  maximum: 364,
  default: 30,
  description: "Days before expiry at which the renewal window opens.",
} as const;

/** A renewal needs a person, an Apple ID and a quiet hour: the window leaves time to plan it. */
export function notExpiring<F extends Expiring>(kind: ExpiringKind<F>, naming: Naming): Policy {
  return defineDatedPolicy(kind, {
    ...naming,
    enforcementLevel: "advisory",
    severity: "high",
    judges: "expiry",
    action: "renew soon",
    config: { renewBeforeDays },
    check(facts, expiresAt, { asOf, config }) {
      const opens = later(expiresAt, -config.renewBeforeDays * day);
      if (asOf <= opens) return undefined;
      const { deadline, renewBy } = facts.declared;
      const due = asOf <= deadline && deadline < expiresAt ? ` Renewal is due by ${renewBy}.` : "";
      return {
        reason: "expiring",
        seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; its renewal window of ${config.renewBeforeDays} days opened on ${onDay(opens)}.${due}`,
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}
