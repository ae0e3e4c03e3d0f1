import { wholeNumber } from "../pack/define-policy.ts";
import type { Policy } from "../pack/policy.ts";
import { notApplicable } from "../pack/finding.ts";
import { count, onDay, relative, utc } from "../text/write.ts";
import { day, later } from "../text/time.ts";
import { isDeadlineCurrent, maximumLeadDays } from "./deadline.ts";
import type { Facts } from "./facts.ts";
import { defineCondition, defineDatedCondition, type ExpiringKind } from "./kind.ts";
import { living, stageOf } from "./stage.ts";

const blockBeforeDays = wholeNumber(
  { minimum: 0, maximum: 364, default: 7 },
  "Days before expiry from which on it is imminent.",
);

const renewBeforeDays = wholeNumber(
  { minimum: 1, maximum: 364, default: 30 },
  "Days before expiry at which the renewal window opens.",
);

/** Without an expiry no date can be checked, which must not look like health. */
export function expiryKnown<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "expiry-known",
    description: `${kind.one}'s expiry must be known.`,
    enforcementLevel: "mandatory",
    severity: "high",
    explains: ["expiry"],
    action: "look up the expiry in Intune",
    speaksIn: living,
    check(facts) {
      const { expiresAt, observedAt } = facts.live;
      if (expiresAt !== undefined) return undefined;
      return {
        reason: "expiry-unknown",
        seen: `came without a usable expiry date when it was read on ${onDay(observedAt)}.`,
        impact: "Its expiry and renewal deadline cannot be checked.",
        steps: [
          `Look at the date that Intune shows: ${kind.places.of(facts)}.`,
          `None there either: renew the ${kind.thing}. One there: Graph did not pass it on; run this check again.`,
        ],
      };
    },
  });
}

/** The one finding of what has expired: it names what it covers, and the others do not report. */
export function notExpired<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "not-expired",
    description: `${kind.one} must not be expired.`,
    enforcementLevel: "mandatory",
    severity: "critical",
    blocksPullRequest: true,
    judges: "expiry",
    explains: ["sync"],
    action: "renew today",
    acknowledgeable: false,
    speaksIn: ["expired", ...living],
    check(facts, { asOf }) {
      const { expiresAt } = facts.live;
      if (stageOf(kind, facts, asOf) !== "expired")
        return expiresAt === undefined
          ? notApplicable(`the ${kind.thing}'s expiry is unknown`)
          : undefined;
      return {
        reason: "expired",
        seen:
          expiresAt !== undefined && asOf > expiresAt
            ? `expired on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}${due(facts, expiresAt, asOf)}.`
            : shown(expiresAt),
        impact: kind.expired(facts),
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}

/** The deadline, once it has passed and was set for what is live now. */
function due({ declared }: Facts, expiresAt: Date, asOf: Date): string {
  const ours =
    declared.renewBy.end < asOf &&
    declared.renewBy.end < expiresAt &&
    isDeadlineCurrent(declared, expiresAt, maximumLeadDays.default);
  return ours ? ` (renewal was due by ${declared.renewBy.date})` : "";
}

/** Intune knows it before the date has passed. */
function shown(expiresAt: Date | undefined): string {
  const date = expiresAt === undefined ? "" : `, although its date is ${utc(expiresAt)}`;
  return `has expired: Intune shows it so${date}.`;
}

/** The last week is too short for a change window: from here on the expiry blocks. */
export function expiryNotImminent<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineDatedCondition(kind, {
    condition: "expiry-not-imminent",
    description: `${kind.one} must not be about to expire.`,
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
        action: `renew before ${onDay(expiresAt)}`,
        seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}${due(facts, expiresAt, asOf)}; its last ${count(config.blockBeforeDays, "day")} began on ${onDay(from)}.`,
        impact: kind.ahead,
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}

/** A renewal needs a person, an Apple ID and a quiet hour: the window leaves time to plan it. */
export function notExpiring<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineDatedCondition(kind, {
    condition: "not-expiring",
    description: `${kind.one} must be renewed well before it expires.`,
    enforcementLevel: "advisory",
    severity: "high",
    judges: "expiry",
    action: "renew soon",
    enforcedBy: `${kind.prefix}-expiry-not-imminent`,
    config: { renewBeforeDays },
    check(facts, expiresAt, { asOf, config }) {
      const opens = later(expiresAt, -config.renewBeforeDays * day);
      if (asOf <= opens) return undefined;
      const { date, end } = facts.declared.renewBy;
      const ahead = asOf <= end && end < expiresAt ? ` Renewal is due by ${date}.` : "";
      return {
        reason: "expiring",
        seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; its renewal window of ${config.renewBeforeDays} days opened on ${onDay(opens)}.${ahead}`,
        ...kind.renewal(facts),
        docs: kind.docs,
      };
    },
  });
}
