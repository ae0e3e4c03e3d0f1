import type { Policy } from "../define-policy.ts";
import { utc } from "../text/write.ts";
import { daysBetween } from "../time.ts";
import {
  defineDatedPolicy,
  type Expiring,
  type ExpiringKind,
  isDeadlineCurrent,
  maximumLeadDays,
  type Naming,
} from "./kind.ts";
import { deadlineLines } from "./suggested-deadline.ts";

/** After a renewal the old deadline says nothing about what is live now, and must not block it. */
export function deadlineCurrent<F extends Expiring>(kind: ExpiringKind<F>, naming: Naming): Policy {
  return defineDatedPolicy(kind, {
    ...naming,
    enforcementLevel: "advisory",
    severity: "medium",
    action: "update the deadline",
    curedInCode: true,
    config: { maximumLeadDays },
    check(facts, expiresAt, { now, config }) {
      if (isDeadlineCurrent(facts, expiresAt, config.maximumLeadDays)) return undefined;
      const { declared } = facts;
      const lead = daysBetween(declared.deadline, expiresAt);
      const seen =
        declared.expiresAt === undefined
          ? `was renewed, or its deadline is unusually early: it expires on ${utc(expiresAt)}, ${lead} days after renewBy ${declared.renewBy}.`
          : `was renewed: it expires on ${utc(expiresAt)}; renewBy ${declared.renewBy} was set for the ${kind.thing} that expires on ${utc(declared.expiresAt)}.`;
      return {
        reason: declared.expiresAt === undefined ? "deadline-early" : "renewed",
        seen,
        impact: "The deadline is not enforced until it is corrected.",
        steps: deadlineLines(kind.declaredAt(facts), expiresAt, now),
        choices: true,
      };
    },
  });
}
