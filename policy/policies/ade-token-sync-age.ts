import { wholeNumber } from "../pack/define-policy.ts";
import { nameOf } from "../expiring/facts.ts";
import { living } from "../expiring/stage.ts";
import { notApplicable, type Verdict } from "../pack/finding.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { places } from "../text/places.ts";
import { count, relative, utc } from "../text/write.ts";
import { day, hour, later } from "../text/time.ts";
import type { AdeToken } from "../kinds/token-facts.ts";
import { firstSyncUntil, lastSuccess, syncAge } from "../sync/age.ts";

/** Microsoft names 12 and 24 hours between syncs on two of its pages; both fit below 36. */
const syncedRecently = defineTokenPolicy({
  name: "ade-token-synced-recently",
  description: "An ADE token must have synced with Apple recently.",
  enforcementLevel: "advisory",
  severity: "medium",
  judges: "sync",
  action: "start a sync",
  enforcedBy: "ade-token-sync-not-stale",
  speaksIn: ["quiet"],
  config: {
    maxSyncAgeHours: wholeNumber(
      { minimum: 1, maximum: 8760, default: 36 },
      "Hours since the last successful sync that are still recent.",
    ),
  },
  check: (token, { config: { maxSyncAgeHours: most } }) =>
    stale(token, "sync-late", most * hour, count(most, "hour")),
});

/** Three days without a sync is where Microsoft's own connector status turns unhealthy. */
const syncNotStale = defineTokenPolicy({
  name: "ade-token-sync-not-stale",
  description: "An ADE token must not have stopped syncing with Apple.",
  enforcementLevel: "mandatory",
  severity: "high",
  judges: "sync",
  action: "restore the sync",
  speaksIn: ["quiet"],
  config: {
    maxSyncAgeDays: wholeNumber(
      { minimum: 1, maximum: 364, default: 3 },
      "Days since the last successful sync after which syncing has stopped.",
    ),
  },
  check: (token, { config: { maxSyncAgeDays: most } }) =>
    stale(token, "sync-stale", most * day, count(most, "day")),
});

/** No error is reported, and yet nothing syncs: Intune's own pages call that unhealthy too. */
function stale(token: AdeToken, reason: string, most: number, span: string): Verdict {
  const age = syncAge(token.live);
  if (age === undefined) return notApplicable("the age of the last sync is unknown");
  if (age.age <= most) return undefined;
  return {
    reason,
    seen: `${errorOf(token.live)}, but has not synced for more than ${span}. ${lastSuccess(token.live)}`,
    impact: "New devices and changes may wait; devices already enrolled keep working.",
    steps: [
      `${places.sync(nameOf(token))} (at most once in 15 minutes), and look at the result.`,
      "An error there: do what its text says. None, and still no sync after a day: Intune support.",
    ],
  };
}

/** In the US Government's schema "no code" is 0. */
function errorOf({ lastSyncErrorCode, lastSyncedAt }: AdeToken["live"]): string {
  if (lastSyncErrorCode === undefined) return "shows no error code";
  return lastSyncedAt === undefined
    ? "has code 0, which proves nothing before a first sync"
    : "reports no error";
}

/** Right after an upload nothing is proven yet, neither the old error nor the new health. */
const firstSyncPending = defineTokenPolicy({
  name: "ade-token-first-sync-pending",
  description: "A newly uploaded ADE token must have synced once, to prove that it works.",
  enforcementLevel: "advisory",
  severity: "low",
  warnsWhenScheduled: true,
  explains: ["sync"],
  action: "start the first sync",
  speaksIn: living,
  check(token) {
    const { observedAt } = token.live;
    const until = firstSyncUntil(token.live);
    if (until === undefined) return notApplicable("no first sync is awaited");
    const uploaded = later(until, -day);
    return {
      reason: "first-sync-pending",
      seen: `was uploaded on ${utc(uploaded)}, ${relative(uploaded, observedAt)}, and has not synced since.`,
      impact: `Until ${utc(until)} its sync is not checked: Graph may still report the old token.`,
      steps: [`Start it now: ${places.sync(nameOf(token))}; then run this check again.`],
    };
  },
});

/** Peers read a missing error code as success; a fact that is not there is not a good one. */
const syncKnown = defineTokenPolicy({
  name: "ade-token-sync-known",
  description: "An ADE token's sync state and type must be known.",
  enforcementLevel: "advisory",
  severity: "medium",
  explains: ["sync"],
  action: "look up the last sync in Intune",
  speaksIn: living,
  check(token) {
    const { live } = token;
    const unknown = [
      ...(live.lastSyncErrorCode === undefined ? ["its last error code"] : []),
      ...(syncAge(live) === undefined ? ["a usable date of its last sync or upload"] : []),
      ...(live.tokenType === undefined ? ["a known token type"] : []),
    ];
    if (unknown.length === 0) return undefined;
    return {
      reason: "sync-unknown",
      seen: `came without ${unknown.join(" and ")}.`,
      impact: "What depends on it was not checked, and is not assumed healthy.",
      steps: [`Compare with what Intune shows: ${places.token(nameOf(token))}.`],
    };
  },
});

export const syncAgePolicies = [syncedRecently, syncNotStale, firstSyncPending, syncKnown];
