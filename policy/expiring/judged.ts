import { wholeNumber } from "../pack/define-policy.ts";
import type { Moment, Policy } from "../pack/policy.ts";
import { relative, plain, utc } from "../text/write.ts";
import { clockTolerance, isSameSecond } from "../text/time.ts";
import { correctCloud, grantAccess, grantPermission, wholeRun } from "../text/places.ts";
import type { Facts } from "./facts.ts";
import { defineCondition, type ExpiringKind } from "./kind.ts";
import { anyStage, living, stageOf } from "./stage.ts";

export const maxFactAgeMinutes = wholeNumber(
  { minimum: 1, maximum: 525_600, default: 60 },
  "Minutes after which facts are not this run's own, as with --target.",
);

/**
 * What is wrong with the facts' age by the real clock; `undefined` when they are this run's own:
 * not of before it began, to the second, and recent.
 */
export function factAge(
  observedAt: Date,
  { now, startedAt = observedAt }: Pick<Moment, "now" | "startedAt">,
  maximumMinutes: number,
): string | undefined {
  const age = now.getTime() - observedAt.getTime();
  const isOwn = observedAt >= startedAt || isSameSecond(observedAt, startedAt);
  if (isOwn && age <= maximumMinutes * 60_000 && age >= -clockTolerance) return undefined;
  return `its facts were observed on ${utc(observedAt)}, ${relative(observedAt, now)}`;
}

/** Silence about something that nobody looked at would read as health. */
export function judged<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "judged",
    description: `${kind.one} must have been read from Intune in this run.`,
    enforcementLevel: "advisory",
    severity: "medium",
    action: "run this check again",
    acknowledgeable: false,
    saysUnknown: true,
    speaksIn: anyStage,
    config: { maxFactAgeMinutes },
    check(facts, { config, ...moment }) {
      const { live } = facts;
      if (live.status === "unreadable") {
        return {
          reason: "unreadable",
          seen: `was not checked: ${plain(live.reason ?? "its facts are not understood.")}`,
          impact: lastRecord(live.lastKnown),
          ...cure(live),
        };
      }
      const old = factAge(live.observedAt, moment, config.maxFactAgeMinutes);
      if (old !== undefined) {
        return {
          reason: "not-read",
          seen: `was not read in this run: ${old}.`,
          impact: "Its other findings here rest on those old facts.",
          steps: [wholeRun],
        };
      }
      const isLiving = living.includes(stageOf(kind, facts, moment.asOf));
      const unknown = isLiving ? (kind.unknown?.(facts) ?? []) : [];
      if (unknown.length === 0) return undefined;
      return {
        reason: "facts-unknown",
        seen: `came without ${unknown.join(" and ")}.`,
        impact: "What depends on it was not checked, and is not assumed healthy.",
        steps: ["Compare with what Intune shows."],
      };
    },
  });
}

function cure({ cause, failure }: Pick<Facts["live"], "cause" | "failure">) {
  if (cause !== "unauthorized") return { steps: [tryAgain] };
  return failure === "unauthenticated"
    ? { action: correctCloud, steps: [`${tenantFirst} ${tryAgain}`] }
    : { action: grantAccess, steps: [`${tenantFirst} Otherwise: ${grantPermission}`] };
}

const tenantFirst = "Follow the tenant's own finding, where there is one.";
const tryAgain =
  "Run this check again; until then look in Intune. If it fails again, the tenant's own finding or this policy's page says more.";

function lastRecord(lastKnown: Facts["live"]["lastKnown"]): string {
  if (lastKnown === undefined) return "No run has recorded it yet, so nothing is known of it.";
  const expiry =
    lastKnown.expiresAt === undefined
      ? "its expiry was unknown"
      : `it was to expire on ${utc(lastKnown.expiresAt)}`;
  return `At the last recorded run, ${utc(lastKnown.observedAt)}, ${expiry}; that may have changed since.`;
}
