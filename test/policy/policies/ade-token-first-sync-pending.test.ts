import { describe, expect, it, test } from "vitest";
import { day, hour, later } from "../../../policy/text/time.ts";
import { ago, ahead, now, token, unusableInstants, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenFirstSyncPending = policyNamed("ade-token-first-sync-pending");

describe("ade-token-first-sync-pending", () => {
  const never = { lastSyncedAt: undefined };
  const quiet = "not applicable: no first sync is awaited";

  test.for([
    { when: "at the observation", live: { ...never, ...uploaded(0) }, pending: true },
    { when: "exactly 24 hours ago", live: { ...never, ...uploaded(day) }, pending: true },
    { when: "longer ago", live: { ...never, ...uploaded(day + 1) }, pending: false },
    { when: "a millisecond ahead", live: { ...never, ...uploaded(-1) }, pending: false },
    {
      when: "an hour ago, before which it synced",
      live: { ...uploaded(hour), lastSyncedAt: ago(hour + 1) },
      pending: true,
    },
    {
      when: "an hour ago, when it synced",
      live: { ...uploaded(hour), lastSyncedAt: ago(hour) },
      pending: false,
    },
  ])("uploaded $when: $pending", ({ live, pending }) => {
    expect(outcome(adeTokenFirstSyncPending, token(live))).toBe(
      pending ? "first-sync-pending" : quiet,
    );
  });

  test.for([
    { when: "two days more than a year", apart: 2 * day, pending: true },
    { when: "longer", apart: 2 * day + 1, pending: false },
    { when: "two days less than a year", apart: -2 * day, pending: true },
    { when: "shorter", apart: -2 * day - 1, pending: false },
  ])("takes a change $when before the expiry for an upload: $pending", ({ apart, pending }) => {
    const expiresAt = ahead(365 * day - hour + apart);
    const facts = token({ ...never, ...uploaded(hour), expiresAt });
    expect(outcome(adeTokenFirstSyncPending, facts)).toBe(pending ? "first-sync-pending" : quiet);
  });

  test.for([
    { uploadedOn: "2028-02-29", expiresOn: "2029-02-27", pending: true },
    { uploadedOn: "2028-02-29", expiresOn: "2029-03-03", pending: true },
    { uploadedOn: "2028-02-29", expiresOn: "2029-02-26", pending: false },
    { uploadedOn: "2028-02-29", expiresOn: "2029-03-04", pending: false },
    { uploadedOn: "2027-03-01", expiresOn: "2028-02-29", pending: true },
  ])(
    "counts a calendar year from $uploadedOn to $expiresOn: $pending",
    ({ uploadedOn, expiresOn, pending }) => {
      const at = new Date(`${uploadedOn}T10:00:00Z`);
      const facts = token({
        ...never,
        observedAt: at.toISOString(),
        lastModifiedAt: `${uploadedOn}T09:00:00Z`,
        expiresAt: `${expiresOn}T09:00:00Z`,
      });
      expect(outcome(adeTokenFirstSyncPending, facts, { at })).toBe(
        pending ? "first-sync-pending" : quiet,
      );
    },
  );

  test.for(unusableInstants)("knows of no upload whose date is $what", ({ value }) => {
    expect(outcome(adeTokenFirstSyncPending, token({ lastModifiedAt: value }))).toBe(quiet);
  });

  test.for(unusableInstants)("counts a sync whose date is $what as none", ({ value }) => {
    const facts = token({ ...uploaded(hour), lastSyncedAt: value });
    expect(outcome(adeTokenFirstSyncPending, facts)).toBe("first-sync-pending");
  });

  it("looks at the moment of observation, not ahead", () => {
    const facts = token({ ...never, ...uploaded(hour) });
    const asOf = later(now, 30 * day);
    expect(outcome(adeTokenFirstSyncPending, facts, { asOf })).toBe("first-sync-pending");
  });

  it("says until when nothing else is judged, and how to prove the token", () => {
    expect(printed(adeTokenFirstSyncPending, token({ ...never, ...uploaded(13 * hour) })))
      .toMatchInlineSnapshot(`
        "A newly uploaded ADE token must have synced once, to prove that it works.
        "Corporate iPhones" of Contoso was uploaded on 2026-11-22 21:15 UTC, 1 day ago, and has not synced since.
        Until 2026-11-23 21:15 UTC its sync is not checked: Graph may still report the old token.
         Start it now: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync; then run this check again.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-first-sync-pending"
      `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenFirstSyncPending)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "failing": "no first sync is awaited",
        "missing": "no token in Intune matches",
        "quiet": "no first sync is awaited",
        "replaced": "the token was replaced",
        "terms": "no first sync is awaited",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
