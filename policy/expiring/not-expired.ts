import type { Policy } from "../define-policy.ts";
import { relative, utc } from "../text/write.ts";
import {
  defineDatedPolicy,
  type Expiring,
  type ExpiringKind,
  isDeadlineCurrent,
  maximumLeadDays,
  type Naming,
} from "./kind.ts";

/** The one finding of what has expired: it names what it covers, and the others stay silent. */
export function notExpired<F extends Expiring>(kind: ExpiringKind<F>, naming: Naming): Policy {
  return defineDatedPolicy(kind, {
    ...naming,
    enforcementLevel: "mandatory",
    severity: "critical",
    judges: "expiry",
    action: "renew today",
    expiredToo: true,
    check(facts, expiresAt, { asOf }) {
      if (asOf <= expiresAt) return undefined;
      const { deadline, renewBy } = facts.declared;
      const ours =
        deadline < expiresAt && isDeadlineCurrent(facts, expiresAt, maximumLeadDays.default);
      const due = ours ? ` (renewal was due by ${renewBy})` : "";
      return {
        reason: "expired",
        seen: `expired on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}${due}.`,
        impact: kind.expired(facts),
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}
