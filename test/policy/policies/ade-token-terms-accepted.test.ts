import { describe, expect, it, test } from "vitest";
import { token, unusableIntegers } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenTermsAccepted = policyNamed("ade-token-terms-accepted");

describe("ade-token-terms-accepted", () => {
  test.for([
    { code: 3, expected: "terms-waiting" },
    { code: 0, expected: "holds" },
    { code: 1, expected: "not applicable: the last sync reported an error" },
    { code: -3, expected: "not applicable: the last sync reported an error" },
  ])("error code $code: $expected", ({ code, expected }) => {
    expect(outcome(adeTokenTermsAccepted, token({ lastSyncErrorCode: code }))).toBe(expected);
  });

  test.for(unusableIntegers)("does not judge an error code that is $what", ({ value }) => {
    expect(outcome(adeTokenTermsAccepted, token({ lastSyncErrorCode: value }))).toBe(
      "not applicable: the last sync's error code is unknown",
    );
  });

  it("says what waits, who accepts and what must not be done", () => {
    expect(printed(adeTokenTermsAccepted, token({ lastSyncErrorCode: 3 }))).toMatchInlineSnapshot(`
      "Apple's current terms must be accepted, or the token cannot sync.
      "Corporate iPhones" of Contoso last failed to sync with code 3, seen when new Apple terms wait (not officially documented). Last success 2026-11-23 05:40 UTC, today.
      New devices and changes wait; devices already assigned are not affected. Do not renew the token for this.
       1. An administrator of the organisation signs in to Apple Business (or Apple School Manager) and accepts the terms.
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync. The error clears with the next successful sync, which may take a day.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://support.apple.com/102069"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenTermsAccepted)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "failing": "the last sync reported an error",
        "firstSync": "the token was just uploaded and has not synced yet",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
