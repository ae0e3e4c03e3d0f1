import { describe, expect, it, test } from "vitest";
import { loadProfile } from "../../../cli/check/profile.ts";
import { day, hour } from "../../../policy/text/time.ts";
import type { Inputs } from "../../../policy/pack/policy.ts";
import { ago, ahead, tenant, token, uploaded } from "../../policy/facts.ts";
import { operation, reportOn, resource } from "./previews.ts";

function entryOf(inputs: Inputs, profile = "scheduled", asOf?: Date, recorded?: Inputs) {
  const [report] = reportOn(
    operation([
      resource("AdeTenant", "demo", tenant().props),
      resource("AdeToken", "corporate", inputs.props, recorded?.props),
    ]),
    { profile: loadProfile(profile), ...(asOf && { asOf }) },
  );
  return report?.entries.find(({ key }) => key === "corporate");
}

/** All tests look from 2026-11-23 10:15 UTC. */
const cases = [
  {
    when: "a token expires in 20 days, and its deadline was met",
    facts: token({ expiresAt: ahead(20 * day) }, { renewBy: "2026-12-04" }),
    scheduled: { when: "from", date: "2026-12-05", policy: "ade-token-deadline-met" },
    pullRequest: { when: "from", date: "2026-12-13", policy: "ade-token-not-expired" },
  },
  {
    when: "a token expires in 20 days, and its deadline is of the one before",
    facts: token({ expiresAt: ahead(20 * day) }, { expiresAt: ago(day), renewBy: "2026-12-04" }),
    scheduled: { when: "since", policy: "ade-token-deadline-current" },
    pullRequest: { when: "from", date: "2026-12-13", policy: "ade-token-not-expired" },
  },
  {
    when: "Apple's terms wait since a success two days ago",
    facts: token({ lastSyncErrorCode: 3, lastSyncedAt: ago(2 * day) }),
    scheduled: { when: "from", date: "2026-11-28", policy: "ade-token-terms-accepted-in-time" },
    pullRequest: undefined,
  },
  {
    when: "a sync fails since a success a day ago",
    facts: token({ lastSyncErrorCode: 1, lastSyncedAt: ago(day) }),
    scheduled: { when: "from", date: "2026-11-24", policy: "ade-token-sync-restored-in-time" },
    pullRequest: undefined,
  },
  {
    when: "no sync has come for 40 hours",
    facts: token({ lastSyncedAt: ago(40 * hour) }),
    scheduled: { when: "from", date: "2026-11-24", policy: "ade-token-sync-not-stale" },
    pullRequest: undefined,
  },
  {
    when: "a sync has failed for a week",
    facts: token({ lastSyncErrorCode: 1, lastSyncedAt: ago(7 * day) }),
    scheduled: { when: "since", date: "2026-11-18", policy: "ade-token-sync-restored-in-time" },
    pullRequest: undefined,
  },
  {
    when: "the first sync is to come, and the deadline far away",
    facts: token({ ...uploaded(hour), lastSyncedAt: undefined }, { renewBy: "2027-10-20" }),
    scheduled: undefined,
    pullRequest: undefined,
  },
  {
    when: "the token has expired",
    facts: token({ expiresAt: "2026-11-18T09:12:00Z" }),
    scheduled: { when: "since", date: "2026-11-18", policy: "ade-token-not-expired" },
    pullRequest: { when: "since", date: "2026-11-18", policy: "ade-token-not-expired" },
  },
  {
    when: "the deadline has passed",
    facts: token({}, { renewBy: "2026-11-22" }),
    scheduled: { when: "since", date: "2026-11-23", policy: "ade-token-deadline-met" },
    pullRequest: { when: "from", date: "2027-03-01", policy: "ade-token-not-expired" },
  },
  {
    when: "the token is missing",
    facts: token({ status: "missing" }),
    scheduled: { when: "since", policy: "ade-token-exists" },
    pullRequest: { when: "since", policy: "ade-token-exists" },
  },
] as const;

describe("a deadline", () => {
  test.for([
    { when: "it is of the token that is live", declared: {}, enforced: true },
    { when: "it is of the one before", declared: { expiresAt: ago(day) }, enforced: false },
  ])("counts only while $when", ({ declared, enforced }) => {
    expect(entryOf(token({}, declared))?.deadlineEnforced).toBe(enforced);
  });
});

function accepting(policy: string, expiresAt: string) {
  const acknowledgement = { policy, reason: "Planned", owner: "Legal", until: "2026-12-05" };
  return { acknowledgements: [{ ...acknowledgement, expiresAt }] };
}

describe("the day from which a token blocks", () => {
  test.for(cases)("when $when", ({ facts, scheduled, pullRequest }) => {
    expect(entryOf(facts)?.blocks).toEqual(scheduled);
    expect(entryOf(facts, "pull-request")?.blocks).toEqual(pullRequest);
    expect(entryOf(facts, "pull-request")?.blocksWhenScheduled).toEqual(scheduled);
  });

  it("is not said of a healthy token, nor where nothing ever blocks", () => {
    expect(entryOf(token())).not.toHaveProperty("blocks");
    const failing = token({ lastSyncErrorCode: 1 });
    expect(entryOf(failing, "record")).not.toHaveProperty("blocks");
    expect(entryOf(failing, "record")).toHaveProperty("blocksWhenScheduled");
  });

  it("is today for what the change has caused: no check has blocked for it before", () => {
    const moved = token({}, { renewBy: "2026-09-20" });
    const now = { when: "since", policy: "ade-token-deadline-met" };
    const entry = entryOf(moved, "pull-request", undefined, token());
    expect(entry?.blocksWhenScheduled).toEqual(now);
    expect(entryOf(moved, "scheduled", undefined, token())?.findings[0]?.blocks).toEqual(now);
    expect(entryOf(moved, "pull-request", undefined, moved)?.blocksWhenScheduled).toEqual({
      ...now,
      date: "2026-09-21",
    });
  });

  it("follows an acknowledgement that counts when it ends, and none without effect", () => {
    const waiting = { lastSyncErrorCode: 3, lastSyncedAt: ago(2 * day) };
    const accepted = accepting("ade-token-terms-accepted", "2027-03-01T09:00:00Z");
    expect(entryOf(token(waiting, accepted))?.blocks).toEqual({
      when: "from",
      date: "2026-12-06",
      policy: "ade-token-terms-accepted-in-time",
    });
    const former = accepting("ade-token-not-expiring", "2026-03-01T09:00:00Z");
    const entry = entryOf(token({}, former));
    expect(entry?.findings.map(({ policy }) => policy)).toEqual(["ade-acknowledgement-valid"]);
    expect(entry).not.toHaveProperty("blocks");
  });

  it("is the day that an as-of date has reached already", () => {
    const expiring = token({ expiresAt: ahead(20 * day) }, { renewBy: "2026-12-04" });
    expect(entryOf(expiring, "scheduled", new Date("2026-12-24T23:59:59Z"))).toMatchObject({
      state: "blocked",
      daysLeft: -11,
      blocks: { when: "since", date: "2026-12-13", policy: "ade-token-not-expired" },
    });
  });

  it("stands on the advisory finding that its mandatory twin will follow", () => {
    const [finding] =
      entryOf(token({ lastSyncErrorCode: 1, lastSyncedAt: ago(day) }))?.findings ?? [];
    expect(finding).toMatchObject({
      policy: "ade-token-sync-succeeds",
      blocks: { when: "from", date: "2026-11-24", policy: "ade-token-sync-restored-in-time" },
    });
  });
});
