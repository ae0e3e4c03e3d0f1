import { describe, expect, it, test } from "vitest";
import { day, hour } from "../../../policy/text/time.ts";
import { ago, token, unusableInstants, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenSyncRestoredInTime = policyNamed("ade-token-sync-restored-in-time");

describe("ade-token-sync-restored-in-time", () => {
  const failing = { lastSyncErrorCode: 1 };

  test.for([
    { when: "exactly 48 hours ago", age: 48 * hour, expected: "holds" },
    { when: "longer ago", age: 48 * hour + 1, expected: "sync-failed-for-long" },
    { when: "exactly 6 hours ago", age: 6 * hour, graceHours: 6, expected: "holds" },
    { when: "longer ago", age: 6 * hour + 1, graceHours: 6, expected: "sync-failed-for-long" },
    { when: "at the observation", age: 0, graceHours: 0, expected: "holds" },
    { when: "just before it", age: 1, graceHours: 0, expected: "sync-failed-for-long" },
    { when: "an hour after the observation", age: -hour, expected: "holds" },
    {
      when: "more than an hour after it",
      age: -hour - 1,
      expected: "not applicable: the age of the last sync is unknown",
    },
  ])("synced $when: $expected", ({ age, graceHours, expected }) => {
    const config = graceHours === undefined ? {} : { graceHours };
    const facts = token({ ...failing, lastSyncedAt: ago(age) });
    expect(outcome(adeTokenSyncRestoredInTime, facts, { config })).toBe(expected);
  });

  test.for(unusableInstants)("has no grace where the last success is $what", ({ value }) => {
    const never = token({ ...failing, lastSyncedAt: value });
    expect(outcome(adeTokenSyncRestoredInTime, never)).toBe("sync-failed-for-long");
    const undated = token({ ...failing, lastSyncedAt: value, lastModifiedAt: value });
    expect(outcome(adeTokenSyncRestoredInTime, undated)).toBe("sync-failed-for-long");
  });

  it("says when the grace ended", () => {
    const facts = token({ ...failing, lastSyncedAt: ago(3 * day) });
    expect(printed(adeTokenSyncRestoredInTime, facts)).toMatchInlineSnapshot(`
      "An ADE token that fails to sync must be repaired before devices have waited too long.
      "Corporate iPhones" of Contoso last failed to sync with code 1 (undocumented). Last success 2026-11-20 10:15 UTC, 3 days ago. The grace of 48 hours ended on 2026-11-22 10:15 UTC.
      New devices and changes wait; devices already enrolled keep working.
       1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones shows the error's text. Find this text in Microsoft's table (link below) and follow it.
       2. Then Devices > Sync. Optional: add the code to codeMeanings of this policy in the profile.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade"
    `);
  });

  it("names no grace for a token that never synced, and uses the configured meaning", () => {
    const facts = token({ ...failing, lastSyncedAt: undefined, ...uploaded(2 * day) });
    const config = { codeMeanings: { "1": "access-denied" } };
    expect(printed(adeTokenSyncRestoredInTime, facts, { config })).toMatchInlineSnapshot(`
      "An ADE token that fails to sync must be repaired before devices have waited too long.
      "Corporate iPhones" of Contoso last failed to sync with code 1 ("Access denied", by your configuration: Apple no longer lets Intune in, for example because its server was removed there). No success is on record; uploaded 2026-11-21 10:15 UTC, 2 days ago. Without a success there is no grace.
      New devices and changes wait; devices already enrolled keep working.
       1. In Apple's portal check that Intune is still among the management services and that no newer token was downloaded.
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync. The error clears with the next successful sync.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenSyncRestoredInTime)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "firstSync": "the token was just uploaded and has not synced yet",
        "missing": "no token in Intune matches",
        "quiet": "the last sync reported no error",
        "replaced": "the token was replaced",
        "terms": "Apple's terms wait for acceptance",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
