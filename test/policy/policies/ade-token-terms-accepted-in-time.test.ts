import { describe, expect, it, test } from "vitest";
import { day, hour } from "../../../policy/text/time.ts";
import { ago, token, unusableInstants, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenTermsAcceptedInTime = policyNamed("ade-token-terms-accepted-in-time");

describe("ade-token-terms-accepted-in-time", () => {
  const terms = { lastSyncErrorCode: 3 };

  test.for([
    { when: "exactly 7 days ago", age: 7 * day, expected: "holds" },
    { when: "longer ago", age: 7 * day + 1, expected: "terms-overdue" },
    { when: "exactly 14 days ago", age: 14 * day, graceDays: 14, expected: "holds" },
    { when: "longer ago", age: 14 * day + 1, graceDays: 14, expected: "terms-overdue" },
    { when: "at the observation", age: 0, graceDays: 0, expected: "holds" },
    { when: "just before it", age: 1, graceDays: 0, expected: "terms-overdue" },
    {
      when: "more than an hour after it",
      age: -hour - 1,
      expected: "not applicable: the age of the last sync is unknown",
    },
  ])("synced $when: $expected", ({ age, graceDays, expected }) => {
    const config = graceDays === undefined ? {} : { graceDays };
    const facts = token({ ...terms, lastSyncedAt: ago(age) });
    expect(outcome(adeTokenTermsAcceptedInTime, facts, { config })).toBe(expected);
  });

  test.for([
    { when: "exactly 7 days ago", age: 7 * day, expected: "holds" },
    { when: "longer ago", age: 7 * day + 1, expected: "terms-overdue" },
  ])("never synced, uploaded $when: $expected", ({ age, expected }) => {
    const facts = token({ ...terms, lastSyncedAt: undefined, ...uploaded(age) });
    expect(outcome(adeTokenTermsAcceptedInTime, facts)).toBe(expected);
  });

  test.for(unusableInstants)("has nothing to count from where dates are $what", ({ value }) => {
    const facts = token({ ...terms, lastSyncedAt: value, lastModifiedAt: value });
    expect(outcome(adeTokenTermsAcceptedInTime, facts)).toBe(
      "not applicable: the age of the last sync is unknown",
    );
  });

  it("says when the grace ended", () => {
    const facts = token({ ...terms, lastSyncedAt: ago(12 * day) });
    expect(printed(adeTokenTermsAcceptedInTime, facts)).toMatchInlineSnapshot(`
      "Apple's new terms must be accepted before new devices have waited too long.
      "Corporate iPhones" of Contoso last failed to sync with code 3, seen when new Apple terms wait (not officially documented). Last success 2026-11-11 10:15 UTC, 12 days ago. The grace of 7 days ended on 2026-11-18.
      New devices and changes wait; devices already assigned are not affected. Do not renew the token for this.
       1. An administrator of the organisation signs in to Apple Business (or Apple School Manager) and accepts the terms.
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync. The error clears with the next successful sync, which may take a day.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://support.apple.com/102069"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenTermsAcceptedInTime)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "failing": "the last sync reported an error",
        "firstSync": "the token was just uploaded and has not synced yet",
        "missing": "no token in Intune matches",
        "quiet": "the last sync reported no error",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
