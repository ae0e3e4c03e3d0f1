import { describe, expect, it, test } from "vitest";
import { day, hour, later } from "../../../policy/text/time.ts";
import { ago, now, token, unusableInstants, unusableIntegers, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenSyncNotStale = policyNamed("ade-token-sync-not-stale");

describe("ade-token-sync-not-stale", () => {
  test.for([
    { when: "exactly 3 days ago", age: 3 * day, expected: "holds" },
    { when: "longer ago", age: 3 * day + 1, expected: "sync-stale" },
    { when: "exactly 10 days ago", age: 10 * day, maxSyncAgeDays: 10, expected: "holds" },
    { when: "longer ago", age: 10 * day + 1, maxSyncAgeDays: 10, expected: "sync-stale" },
    { when: "an hour after the observation", age: -hour, expected: "holds" },
    {
      when: "more than an hour after it",
      age: -hour - 1,
      expected: "not applicable: the age of the last sync is unknown",
    },
  ])("synced $when: $expected", ({ age, maxSyncAgeDays, expected }) => {
    const config = maxSyncAgeDays === undefined ? {} : { maxSyncAgeDays };
    expect(outcome(adeTokenSyncNotStale, token({ lastSyncedAt: ago(age) }), { config })).toBe(
      expected,
    );
  });

  test.for([
    { when: "exactly 3 days ago", age: 3 * day, expected: "holds" },
    { when: "longer ago", age: 3 * day + 1, expected: "sync-stale" },
  ])("never synced, uploaded $when: $expected", ({ age, expected }) => {
    const facts = token({ lastSyncedAt: undefined, ...uploaded(age) });
    expect(outcome(adeTokenSyncNotStale, facts)).toBe(expected);
  });

  test.for([
    { code: 0, policy: "ade-token-sync-not-stale", reason: "sync-stale" },
    { code: 3, policy: "ade-token-terms-accepted-in-time", reason: "terms-overdue" },
    { code: 5, policy: "ade-token-sync-restored-in-time", reason: "sync-failed-for-long" },
  ])("never synced, and renamed now: code $code still blocks", ({ code, policy, reason }) => {
    const never = { lastSyncedAt: undefined, lastSyncErrorCode: code, ...uploaded(20 * day) };
    const renamed = token({ ...never, lastModifiedAt: ago(hour) });
    expect(outcome(policyNamed(policy), token(never))).toBe(reason);
    expect(outcome(policyNamed(policy), renamed)).toBe(reason);
    expect(printed(policyNamed(policy), renamed)).toContain(
      "No success is on record; by its expiry, issued 2026-11-03 10:15 UTC, 20 days ago.",
    );
  });

  test.for(unusableInstants)("has nothing to count from where dates are $what", ({ value }) => {
    const facts = token({ lastSyncedAt: value, lastModifiedAt: value });
    expect(outcome(adeTokenSyncNotStale, facts)).toBe(
      "not applicable: the age of the last sync is unknown",
    );
  });

  test.for(unusableIntegers)("judges the age where the error code is $what", ({ value }) => {
    const facts = token({ lastSyncErrorCode: value, lastSyncedAt: ago(3 * day + 1) });
    expect(outcome(adeTokenSyncNotStale, facts)).toBe("sync-stale");
  });

  it("counts at the moment of observation, not at another", () => {
    const facts = token({ lastSyncedAt: ago(3 * day) });
    const at = later(now, day);
    expect(outcome(adeTokenSyncNotStale, facts, { at, asOf: later(now, 30 * day) })).toBe("holds");
  });

  it("says when it last synced", () => {
    expect(printed(adeTokenSyncNotStale, token({ lastSyncedAt: ago(5 * day) })))
      .toMatchInlineSnapshot(`
        "An ADE token must not have stopped syncing with Apple.
        "Corporate iPhones" of Contoso reports no error, but has not synced for more than 3 days. Last success 2026-11-18 10:15 UTC, 5 days ago.
        New devices and changes may wait; devices already enrolled keep working.
         1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync (at most once in 15 minutes), and look at the result.
         2. An error there: do what its text says. None, and still no sync after a day: Intune support.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-sync-not-stale"
      `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenSyncNotStale)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "failing": "the last sync reported an error",
        "firstSync": "the token was just uploaded and has not synced yet",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "terms": "Apple's terms wait for acceptance",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
