import type { Policy } from "../define-policy.ts";
import { relative, utc } from "../text/write.ts";
import { dateOf, day, defaultLeastLeadDays, later } from "../time.ts";
import { defineDatedPolicy, type Expiring, type ExpiringKind, type Naming } from "./kind.ts";
import { deadlineLines } from "./suggested-deadline.ts";

const minimumLeadDays = {
  type: "integer",
  minimum: 0,
  maximum: 364,
  default: defaultLeastLeadDays,
  description: "Whole days that must lie between the end of renewBy and the expiry.",
} as const;

/** A deadline after the expiry, or just before it, would let it expire on time. */
export function deadlineBeforeExpiry<F extends Expiring>(
  kind: ExpiringKind<F>,
  naming: Naming,
): Policy {
  return defineDatedPolicy(kind, {
    ...naming,
    enforcementLevel: "mandatory",
    severity: "high",
    action: "set an earlier deadline",
    curedInCode: true,
    config: { minimumLeadDays },
    check(facts, expiresAt, { now, asOf, config }) {
      const { deadline, renewBy } = facts.declared;
      const latest = later(expiresAt, -config.minimumLeadDays * day);
      if (deadline <= latest) return undefined;
      // The last date whose end is not after `latest`.
      const latestDate = dateOf(later(latest, 1 - day));
      const leadDays = Math.max(30, config.minimumLeadDays + 1);
      const seen = `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; renewBy ${renewBy} must be ${latestDate} or earlier (${config.minimumLeadDays} days before).`;
      // A deadline that has passed already helps nobody: then it is time to renew.
      return later(expiresAt, -leadDays * day) < asOf
        ? { reason: "deadline-too-late", seen, ...kind.renewal(facts), docs: kind.docs }
        : {
            reason: "deadline-too-late",
            seen,
            steps: deadlineLines(kind.declaredAt(facts), expiresAt, now, {
              leadDays,
              leastLeadDays: config.minimumLeadDays,
            }),
            choices: true,
          };
    },
  });
}
