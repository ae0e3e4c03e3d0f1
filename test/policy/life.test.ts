import { describe, expect, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import type { Props } from "../../policy/wire/values.ts";
import { day, hour, later } from "../../policy/text/time.ts";
import { token } from "./facts.ts";
import { isViolated } from "./outcome.ts";

/** Without `ade-token-`, separated by spaces: these policies are violated, and no others. */
type Violated = string;
type Moment = [when: string, at: string, violated: Violated, live?: Props, declared?: Props];

const failing = { lastSyncErrorCode: 1 };
const terms = { lastSyncErrorCode: 3 };
const never = { lastSyncedAt: undefined };
const replaced = { previousId: "7c0a0000-0000-4000-8000-000000000009" };
const lapsed = { lastSyncedAt: "2026-12-28T05:00:00Z" };
const uploadedLate = { ...never, lastModifiedAt: "2027-01-10T08:00:00Z" };
const declaredAnew = { renewBy: "2027-10-11", expiresAt: "2027-11-10T08:00:00Z" };
const gone = "2027-02-01T09:00:00Z";
const spring = "2026-04-10T08:00:00Z";
const early = "2026-11-10T08:00:00Z";
const late = "2026-12-28T08:00:00Z";
const after = "2027-01-20T08:00:00Z";
const summer = "2026-06-01T10:00:00Z";

/** Uploaded on 10 January 2026 for a year, to be renewed by 30 November. */
const moments: readonly Moment[] = [
  ["created", "2026-01-10T09:00:00Z", "first-sync-pending", never],
  ["unsynced for a day", "2026-01-11T09:00:00Z", "first-sync-pending", never],
  ["unsynced for longer", "2026-01-11T09:00:00.001Z", "", never],
  ["unsynced for 36 hours", "2026-01-11T21:00:00.001Z", "synced-recently", never],
  ["unsynced for 3 days", "2026-01-13T09:00:00.001Z", "synced-recently sync-not-stale", never],
  ["unsynced, terms wait", "2026-01-12T09:00:00Z", "terms-accepted", { ...never, ...terms }],
  [
    "unsynced, in error",
    "2026-01-12T09:00:00Z",
    "sync-succeeds sync-restored-in-time",
    { ...never, ...failing },
  ],
  ["healthy", summer, ""],

  ["at the deadline", "2026-11-30T23:59:59.999Z", ""],
  ["past the deadline", "2026-12-01T00:00:00Z", "deadline-met"],
  ["with 30 days left", "2026-12-11T09:00:00Z", "deadline-met"],
  ["with less", "2026-12-11T09:00:00.001Z", "deadline-met not-expiring"],
  ["with 7 days left", "2027-01-03T09:00:00Z", "deadline-met not-expiring"],
  ["with less", "2027-01-03T09:00:00.001Z", "deadline-met expiry-not-imminent not-expiring"],
  ["at expiry", "2027-01-10T09:00:00Z", "deadline-met expiry-not-imminent not-expiring"],
  ["expired", "2027-01-10T09:00:00.001Z", "not-expired"],
  ["expired, unsynced for weeks", gone, "not-expired", lapsed],
  ["expired, in error", gone, "not-expired", { ...lapsed, ...failing }],
  ["expired, terms wait", gone, "not-expired", { ...lapsed, ...terms }],
  ["expired before it synced", "2027-01-10T09:00:00.001Z", "not-expired", uploadedLate],

  // Before its first sync a renewed token still shows the last sync of the one before.
  ["renewed early", early, "deadline-current first-sync-pending", renewed(early, failing)],
  ["… and synced", "2026-11-10T20:00:00Z", "deadline-current", synced(early)],
  ["… and declared", "2026-11-10T20:00:00Z", "", synced(early), declaredAnew],
  ["renewed late", late, "deadline-current first-sync-pending", renewed(late, terms)],
  ["… and synced", "2026-12-28T20:00:00Z", "deadline-current", synced(late)],
  ["renewed after expiry", after, "deadline-current first-sync-pending", renewed(after, failing)],
  ["… and synced", "2027-01-20T20:00:00Z", "deadline-current", synced(after)],
  [
    "… in vain",
    "2027-01-21T08:00:00.001Z",
    "deadline-current sync-succeeds sync-restored-in-time",
    renewed(after, failing),
  ],
  // 131 days lie between the deadline and the new expiry: only a declared expiry shows it.
  ["renewed in spring", spring, "first-sync-pending", renewed(spring)],
  ["… and synced", "2026-04-10T20:00:00Z", "", synced(spring)],
  [
    "… its old expiry declared",
    "2026-04-10T20:00:00Z",
    "deadline-current",
    synced(spring),
    { expiresAt: "2027-01-10T09:00:00Z" },
  ],

  ["terms wait for hours", summer, "terms-accepted", terms],
  ["terms wait for a week", summer, "terms-accepted", { ...terms, ...syncedBefore(7 * day) }],
  [
    "terms wait for weeks",
    summer,
    "terms-accepted terms-accepted-in-time",
    { ...terms, ...syncedBefore(14 * day) },
  ],
  ["in error once", summer, "sync-succeeds", failing],
  ["in error for 48 hours", summer, "sync-succeeds", { ...failing, ...syncedBefore(2 * day) }],
  [
    "revoked for days, its date far ahead",
    summer,
    "sync-succeeds sync-restored-in-time",
    { ...failing, ...syncedBefore(4 * day) },
  ],
  ["silent for 36 hours", summer, "", syncedBefore(36 * hour)],
  ["silent for longer", summer, "synced-recently", syncedBefore(36 * hour + 1)],
  ["silent for 3 days", summer, "synced-recently", syncedBefore(3 * day)],
  ["silent for longer", summer, "synced-recently sync-not-stale", syncedBefore(3 * day + 1)],

  ["replaced, by the declared id", summer, "identity-unchanged", {}, { id: replaced.previousId }],
  ["replaced, by the recorded id", summer, "identity-unchanged", replaced],
  ["replaced and expired", gone, "identity-unchanged", replaced],
  ["replaced, in error", summer, "identity-unchanged", { ...replaced, ...failing }],
  ["of another Apple ID", summer, "identity-unchanged", { appleIdentifierMatches: false }],
  ["missing", gone, "exists", { status: "missing" }],
  ["ambiguous", gone, "unambiguous", { status: "ambiguous" }],
  ["unreadable", gone, "judged", { status: "unreadable" }],
  ["not read in this run", summer, "judged", { observedAt: "2026-06-01T08:59:59.999Z" }],
  ["without an expiry", summer, "expiry-known", { expiresAt: undefined }],
  ["without an error code", summer, "sync-known", { lastSyncErrorCode: undefined }],
  ["with a deadline too late", summer, "deadline-before-expiry", {}, { renewBy: "2027-01-03" }],
];

describe("a token's whole life", () => {
  test.for(moments)("%s, on %s: %s", ([, at, violated, live, declared]) => {
    const facts = token(
      {
        observedAt: at,
        lastModifiedAt: "2026-01-10T09:00:00Z",
        expiresAt: "2027-01-10T09:00:00Z",
        lastSyncedAt: later(new Date(at), -4 * hour).toISOString(),
        ...live,
      },
      { renewBy: "2026-11-30", ...declared },
    );
    const names = catalog
      .filter(({ type }) => type === facts.type)
      .filter((policy) => isViolated(policy, facts, { at: new Date(at) }))
      .map(({ name }) => name.replace("ade-token-", ""));
    expect(names.join(" ")).toBe(violated);
  });
});

/** Uploaded then, for a year, and not synced since. */
function renewed(uploadedAt: string, live: Props = {}): Props {
  const lastSyncedAt = later(new Date(uploadedAt), -5 * day).toISOString();
  return { ...synced(uploadedAt), lastSyncedAt, ...live };
}

/** Uploaded then, for a year, and synced an hour later. */
function synced(uploadedAt: string): Props {
  const atAge = (time: number) => later(new Date(uploadedAt), time).toISOString();
  return { lastModifiedAt: uploadedAt, expiresAt: atAge(365 * day), lastSyncedAt: atAge(hour) };
}

/** Synced last so long before the summer's observation. */
function syncedBefore(age: number): Props {
  return { lastSyncedAt: later(new Date(summer), -age).toISOString() };
}
