import { describe, expect, it, test } from "vitest";
import { day, hour, later } from "../../../policy/text/time.ts";
import { ago, now, token, unusableInstants, unusableIntegers, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenSyncedRecently = policyNamed("ade-token-synced-recently");

describe("ade-token-synced-recently", () => {
  test.for([
    { when: "exactly 36 hours ago", age: 36 * hour, expected: "holds" },
    { when: "longer ago", age: 36 * hour + 1, expected: "sync-late" },
    { when: "exactly 12 hours ago", age: 12 * hour, maxSyncAgeHours: 12, expected: "holds" },
    { when: "longer ago", age: 12 * hour + 1, maxSyncAgeHours: 12, expected: "sync-late" },
    { when: "an hour after the observation", age: -hour, expected: "holds" },
    {
      when: "more than an hour after it",
      age: -hour - 1,
      expected: "not applicable: the age of the last sync is unknown",
    },
  ])("synced $when: $expected", ({ age, maxSyncAgeHours, expected }) => {
    const config = maxSyncAgeHours === undefined ? {} : { maxSyncAgeHours };
    expect(outcome(adeTokenSyncedRecently, token({ lastSyncedAt: ago(age) }), { config })).toBe(
      expected,
    );
  });

  test.for([
    { when: "exactly 36 hours ago", age: 36 * hour, expected: "holds" },
    { when: "longer ago", age: 36 * hour + 1, expected: "sync-late" },
  ])("never synced, uploaded $when: $expected", ({ age, expected }) => {
    const facts = token({ lastSyncedAt: undefined, ...uploaded(age) });
    expect(outcome(adeTokenSyncedRecently, facts)).toBe(expected);
  });

  test.for(unusableInstants)("has nothing to count from where dates are $what", ({ value }) => {
    const facts = token({ lastSyncedAt: value, lastModifiedAt: value });
    expect(outcome(adeTokenSyncedRecently, facts)).toBe(
      "not applicable: the age of the last sync is unknown",
    );
  });

  test.for(unusableIntegers)("judges the age where the error code is $what", ({ value }) => {
    const facts = token({ lastSyncErrorCode: value, lastSyncedAt: ago(36 * hour + 1) });
    expect(outcome(adeTokenSyncedRecently, facts)).toBe("sync-late");
  });

  it("counts at the moment of observation, not at another", () => {
    const facts = token({ lastSyncedAt: ago(36 * hour) });
    const at = later(now, day);
    expect(outcome(adeTokenSyncedRecently, facts, { at, asOf: later(now, 30 * day) })).toBe(
      "holds",
    );
  });

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

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenSyncedRecently)).toMatchInlineSnapshot(`
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
