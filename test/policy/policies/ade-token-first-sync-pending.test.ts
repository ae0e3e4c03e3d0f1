import { describe, expect, it, test } from "vitest";
import { adeTokenFirstSyncPending } from "../../../policy/policies/ade-token-first-sync-pending.ts";
import { day, hour, later } from "../../../policy/time.ts";
import { ago, ahead, now, token, unusableInstants } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

describe("ade-token-first-sync-pending", () => {
  const never = { lastSyncedAt: undefined };
  const quiet = "not applicable: the last sync reported no error";

  test.for([
    { when: "at the observation", live: { ...never, lastModifiedAt: ago(0) }, pending: true },
    { when: "exactly 24 hours ago", live: { ...never, lastModifiedAt: ago(day) }, pending: true },
    { when: "longer ago", live: { ...never, lastModifiedAt: ago(day + 1) }, pending: false },
    { when: "ahead of our clock", live: { ...never, lastModifiedAt: ahead(hour) }, pending: true },
    { when: "in the future", live: { ...never, lastModifiedAt: ahead(hour + 1) }, pending: false },
    {
      when: "an hour ago, before which it synced",
      live: { lastModifiedAt: ago(hour), lastSyncedAt: ago(hour + 1) },
      pending: true,
    },
    {
      when: "an hour ago, when it synced",
      live: { lastModifiedAt: ago(hour), lastSyncedAt: ago(hour) },
      pending: false,
    },
  ])("uploaded $when: $pending", ({ live, pending }) => {
    expect(outcome(adeTokenFirstSyncPending, token(live))).toBe(
      pending ? "first-sync-pending" : quiet,
    );
  });

  test.for(unusableInstants)("knows of no upload whose date is $what", ({ value }) => {
    expect(outcome(adeTokenFirstSyncPending, token({ lastModifiedAt: value }))).toBe(quiet);
  });

  test.for(unusableInstants)("counts a sync whose date is $what as none", ({ value }) => {
    const facts = token({ lastModifiedAt: ago(hour), lastSyncedAt: value });
    expect(outcome(adeTokenFirstSyncPending, facts)).toBe("first-sync-pending");
  });

  it("looks at the moment of observation, not ahead", () => {
    const facts = token({ ...never, lastModifiedAt: ago(hour) });
    const asOf = later(now, 30 * day);
    expect(outcome(adeTokenFirstSyncPending, facts, { asOf })).toBe("first-sync-pending");
  });

  it("says until when nothing else is judged, and how to prove the token", () => {
    expect(printed(adeTokenFirstSyncPending, token({ ...never, lastModifiedAt: ago(13 * hour) })))
      .toMatchInlineSnapshot(`
        "A newly uploaded ADE token must have synced once, to prove that it works.
        "Corporate iPhones" of Contoso was uploaded on 2026-11-22 21:15 UTC, 1 day ago, and has not synced since.
        Until 2026-11-23 21:15 UTC its sync is not judged: what Graph reports may still be the former token's.
         Prove it now: Intune > Devices > Enrollment > Apple > Enrollment program tokens > Corporate iPhones > Devices > Sync; then run this check again.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: docs/policies/ade-token-first-sync-pending.md"
      `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenFirstSyncPending)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several live tokens match",
        "expired": "the token has expired",
        "failing": "the last sync reported an error",
        "missing": "no live token matches",
        "quiet": "the last sync reported no error",
        "replaced": "the token was replaced",
        "terms": "Apple's terms wait for acceptance",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
