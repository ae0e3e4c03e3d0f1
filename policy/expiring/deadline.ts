import { wholeNumber } from "../pack/define-policy.ts";
import type { Policy } from "../pack/policy.ts";
import { notApplicable } from "../pack/finding.ts";
import { relative, utc } from "../text/write.ts";
import {
  dateOf,
  day,
  daysBetween,
  defaultLeastLeadDays,
  isSameSecond,
  later,
} from "../text/time.ts";
import type { Declared, Facts } from "./facts.ts";
import { defineDatedCondition, type ExpiringKind, pathOf } from "./kind.ts";
import { deadlineLines } from "./suggested-deadline.ts";

const minimumLeadDays = wholeNumber(
  { minimum: 0, maximum: 364, default: defaultLeastLeadDays },
  "Whole days that must lie between the end of renewBy and the expiry.",
);

export const maximumLeadDays = wholeNumber(
  { minimum: 1, maximum: 366, default: 180 },
  "A deadline earlier than this many days before expiry belongs to an earlier one.",
);

/** Whether the deadline was set for what is live now, not for what was before its renewal. */
export function isDeadlineCurrent(
  { renewBy, expiresAt: declared }: Pick<Declared, "renewBy" | "expiresAt">,
  expiresAt: Date,
  leadDays: number,
): boolean {
  return declared === undefined
    ? expiresAt.getTime() - renewBy.end.getTime() <= leadDays * day
    : isSameSecond(declared, expiresAt);
}

/** A deadline after the expiry, or just before it, would let it expire on time. */
export function deadlineBeforeExpiry<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineDatedCondition(kind, {
    condition: "deadline-before-expiry",
    description: `${kind.one}'s renewal deadline must leave time before the ${kind.thing} expires.`,
    enforcementLevel: "mandatory",
    severity: "high",
    blocksPullRequest: true,
    action: "set an earlier deadline",
    curedInCode: true,
    config: { minimumLeadDays },
    check(facts, expiresAt, { now, asOf, config }) {
      const { date, end } = facts.declared.renewBy;
      const latest = later(expiresAt, -config.minimumLeadDays * day);
      if (end <= latest) return undefined;
      // The last date whose end is not after `latest`.
      const latestDate = dateOf(later(latest, 1 - day));
      const leadDays = Math.max(30, config.minimumLeadDays + 1);
      const finding = {
        reason: "deadline-too-late",
        seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; renewBy ${date} must be ${latestDate} or earlier (${config.minimumLeadDays} days before).`,
        // No deadline that would pass lies ahead.
        ...(asOf > latest && { curedInCode: false as const }),
      };
      const lead = { leadDays, leastLeadDays: config.minimumLeadDays };
      // A deadline that has passed already helps nobody: then it is time to renew.
      return later(expiresAt, -leadDays * day) < asOf
        ? {
            ...finding,
            action:
              asOf > latest ? "renew now" : `renew now, or set renewBy to ${latestDate} or earlier`,
            ...kind.renewal(facts),
            docs: kind.docs,
          }
        : {
            ...finding,
            steps: deadlineLines(facts.source, pathOf(kind, facts), expiresAt, { now, ...lead }),
            choices: true,
          };
    },
  });
}

/** After a renewal the old deadline says nothing about what is live now, and must not block it. */
export function deadlineCurrent<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineDatedCondition(kind, {
    condition: "deadline-current",
    description: `${kind.one}'s renewal deadline must be set for the ${kind.thing} that Intune holds now.`,
    enforcementLevel: "advisory",
    severity: "medium",
    action: "update the deadline",
    curedInCode: true,
    config: { maximumLeadDays },
    check(facts, expiresAt, { now, config }) {
      const { declared } = facts;
      if (isDeadlineCurrent(declared, expiresAt, config.maximumLeadDays)) return undefined;
      const lead = daysBetween(declared.renewBy.end, expiresAt);
      return {
        ...(declared.expiresAt === undefined
          ? {
              reason: "deadline-early",
              seen: `was renewed, or its deadline is unusually early: it expires on ${utc(expiresAt)}, ${lead} days after renewBy ${declared.renewBy.date}.`,
            }
          : {
              reason: "renewed",
              seen: `${declared.expiresAt > expiresAt ? "is not renewed yet, or the declared expiresAt is wrong" : "was renewed"}: it expires on ${utc(expiresAt)}; renewBy ${declared.renewBy.date} was set for an expiry on ${utc(declared.expiresAt)}.`,
            }),
        impact: "The deadline is not enforced until it is corrected.",
        steps: deadlineLines(facts.source, pathOf(kind, facts), expiresAt, { now }),
        choices: true,
      };
    },
  });
}

/** The deadline is the promise that people reviewed; overdue matters more than near. */
export function deadlineMet<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineDatedCondition(kind, {
    condition: "deadline-met",
    description: `${kind.one} must be renewed by its declared deadline.`,
    enforcementLevel: "mandatory",
    severity: "high",
    action: "renew now",
    config: { maximumLeadDays },
    check(facts, expiresAt, { asOf, config }) {
      const { declared } = facts;
      if (!isDeadlineCurrent(declared, expiresAt, config.maximumLeadDays))
        return notApplicable(`the deadline belongs to an earlier ${kind.thing}`);
      if (asOf <= declared.renewBy.end) return undefined;
      return {
        reason: "overdue",
        seen: `was to be renewed by ${declared.renewBy.date}, ${relative(declared.renewBy.end, asOf)}, and is still the ${kind.thing} that expires on ${utc(expiresAt)}.`,
        impact: `${kind.ahead} To renew later, change renewBy in a reviewed pull request.`,
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}
