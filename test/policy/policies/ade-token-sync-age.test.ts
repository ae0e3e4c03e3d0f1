import { describe, expect, it, test } from "vitest";
import { day, hour, later } from "../../../policy/text/time.ts";
import { ago, now, token, unusableInstants, unusableIntegers, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenSyncedRecently = policyNamed("ade-token-synced-recently");
const adeTokenSyncNotStale = policyNamed("ade-token-sync-not-stale");
const unknown = "not applicable: the age of the last sync is unknown";

describe.for([
  {
    policy: adeTokenSyncedRecently,
    reason: "sync-late",
    most: 36 * hour,
    config: { maxSyncAgeHours: 12 },
    configured: 12 * hour,
  },
  {
    policy: adeTokenSyncNotStale,
    reason: "sync-stale",
    most: 3 * day,
    config: { maxSyncAgeDays: 10 },
    configured: 10 * day,
  },
])("$policy.name", ({ policy, reason, most, config, configured }) => {
  test.for([
    { when: "exactly its limit ago", age: most, expected: "holds" },
    { when: "longer ago", age: most + 1, expected: reason },
    { when: "exactly the configured limit ago", age: configured, given: config, expected: "holds" },
    { when: "longer ago than that", age: configured + 1, given: config, expected: reason },
    { when: "an hour after the observation", age: -hour, expected: "holds" },
    { when: "more than an hour after it", age: -hour - 1, expected: unknown },
  ])("synced $when: $expected", ({ age, given = {}, expected }) => {
    const facts = token({ lastSyncedAt: ago(age) });
    expect(outcome(policy, facts, { config: given })).toBe(expected);
  });

  test.for([
    { when: "exactly its limit ago", age: most, expected: "holds" },
    { when: "longer ago", age: most + 1, expected: reason },
  ])("never synced, uploaded $when: $expected", ({ age, expected }) => {
    const facts = token({ lastSyncedAt: undefined, ...uploaded(age) });
    expect(outcome(policy, facts)).toBe(expected);
  });

  test.for(unusableInstants)("has nothing to count from where dates are $what", ({ value }) => {
    const facts = token({ lastSyncedAt: value, lastModifiedAt: value });
    expect(outcome(policy, facts)).toBe(unknown);
  });

  test.for(unusableIntegers)("judges the age where the error code is $what", ({ value }) => {
    const facts = token({ lastSyncErrorCode: value, lastSyncedAt: ago(most + 1) });
    expect(outcome(policy, facts)).toBe(reason);
  });

  it("counts at the moment of observation, not at another", () => {
    const facts = token({ lastSyncedAt: ago(most) });
    const at = later(now, day);
    expect(outcome(policy, facts, { at, asOf: later(now, 30 * day) })).toBe("holds");
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(policy)).toMatchInlineSnapshot(`
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

describe("ade-token-sync-not-stale", () => {
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
});

describe("ade-token-synced-recently", () => {
  it("says when it last synced", () => {
    expect(printed(adeTokenSyncedRecently, token({ lastSyncedAt: ago(40 * hour) })))
      .toMatchInlineSnapshot(`
        "An ADE token must have synced with Apple recently.
        "Corporate iPhones" of Contoso reports no error, but has not synced for more than 36 hours. Last success 2026-11-21 18:15 UTC, 2 days ago.
        New devices and changes may wait; devices already enrolled keep working.
         1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync (at most once in 15 minutes), and look at the result.
         2. An error there: do what its text says. None, and still no sync after a day: Intune support.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-synced-recently"
      `);
  });

  it("does not say that an absent error code reports none", () => {
    const facts = token({ lastSyncErrorCode: undefined, lastSyncedAt: ago(40 * hour) });
    expect(printed(adeTokenSyncedRecently, facts)).toContain("shows no error code, but has ");
  });

  it("says that it never synced", () => {
    const facts = token({ lastSyncedAt: undefined, ...uploaded(40 * hour) });
    expect(printed(adeTokenSyncedRecently, facts)).toMatchInlineSnapshot(`
      "An ADE token must have synced with Apple recently.
      "Corporate iPhones" of Contoso has code 0, which proves nothing before a first sync, but has not synced for more than 36 hours. No success is on record; uploaded 2026-11-21 18:15 UTC, 2 days ago.
      New devices and changes may wait; devices already enrolled keep working.
       1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync (at most once in 15 minutes), and look at the result.
       2. An error there: do what its text says. None, and still no sync after a day: Intune support.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-synced-recently"
    `);
  });
});
