import type { Policy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { relative, utc } from "../text/write.ts";
import {
  defineDatedPolicy,
  type Expiring,
  type ExpiringKind,
  isDeadlineCurrent,
  maximumLeadDays,
  type Naming,
} from "./kind.ts";

/** The deadline is the promise that people reviewed; overdue matters more than near. */
export function deadlineMet<F extends Expiring>(kind: ExpiringKind<F>, naming: Naming): Policy {
  return defineDatedPolicy(kind, {
    ...naming,
    enforcementLevel: "mandatory",
    severity: "high",
    action: "renew now",
    curedInCode: true,
    config: { maximumLeadDays },
    check(facts, expiresAt, { asOf, config }) {
      if (!isDeadlineCurrent(facts, expiresAt, config.maximumLeadDays)) {
        return notApplicable(`the deadline belongs to an earlier ${kind.thing}`);
      }
      const { deadline, renewBy } = facts.declared;
      if (asOf <= deadline) return undefined;
      return {
        reason: "overdue",
        seen: `was to be renewed by ${renewBy}, ${relative(deadline, asOf)}, and is still the ${kind.thing} that expires on ${utc(expiresAt)}.`,
        impact: kind.ahead,
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}
