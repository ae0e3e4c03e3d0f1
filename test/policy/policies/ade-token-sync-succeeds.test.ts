import { describe, expect, it, test } from "vitest";
import { later } from "../../../policy/text/time.ts";
import { syncErrorRows } from "../../../policy/sync/errors.ts";
import { token, unusableIntegers } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenSyncSucceeds = policyNamed("ade-token-sync-succeeds");

describe("ade-token-sync-succeeds", () => {
  test.for([
    { code: 0, expected: "holds" },
    { code: 1, expected: "sync-failed" },
    { code: -1, expected: "sync-failed" },
    { code: 3, expected: "not applicable: Apple's terms wait for acceptance" },
  ])("error code $code: $expected", ({ code, expected }) => {
    expect(outcome(adeTokenSyncSucceeds, token({ lastSyncErrorCode: code }))).toBe(expected);
  });

  test.for(unusableIntegers)("does not judge an error code that is $what", ({ value }) => {
    expect(outcome(adeTokenSyncSucceeds, token({ lastSyncErrorCode: value }))).toBe(
      "not applicable: the last sync's error code is unknown",
    );
  });

  it("speaks until the very moment of the expiry", () => {
    const expiry = new Date("2027-03-01T09:00:00Z");
    const facts = token({ lastSyncErrorCode: 1, expiresAt: expiry.toISOString() });
    expect(outcome(adeTokenSyncSucceeds, facts, { asOf: expiry })).toBe("sync-failed");
    expect(outcome(adeTokenSyncSucceeds, facts, { asOf: later(expiry, 1) })).toBe(
      "not applicable: the token has expired",
    );
  });

  it("has the cause and the cure of each row of Microsoft's table", () => {
    const facts = token({ lastSyncErrorCode: 7 });
    const texts = Object.keys(syncErrorRows).map((row) =>
      printed(adeTokenSyncSucceeds, facts, { config: { codeMeanings: { "7": row } } }),
    );
    const lines = texts.map((text) => [
      /code 7 \("(.*)\)\. Last/.exec(text)?.[1],
      /^ 1\. (.*)$/m.exec(text)?.[1],
    ]);
    expect(lines).toMatchInlineSnapshot(`
      [
        [
          "Expired or invalid token", by your configuration: the token has expired, was revoked or is malformed",
          "Renew the token; if that fails, Intune support can say whether Apple needs a new public key.",
        ],
        [
          "Access denied", by your configuration: Apple no longer lets Intune in, for example because its server was removed there",
          "In Apple's portal check that Intune is still among the management services and that no newer token was downloaded.",
        ],
        [
          "Terms and conditions not accepted", by your configuration: new terms of Apple wait",
          "An administrator of the organisation accepts them in Apple's portal.",
        ],
        [
          "Internal server error", by your configuration: it needs an investigation",
          "Open a case with Intune support from the console (Troubleshooting + support).",
        ],
        [
          "Invalid support phone number", by your configuration: a profile's support phone is invalid; Apple takes 1 to 50 characters",
          "Correct the support phone number in the token's enrollment profiles, then sync.",
        ],
        [
          "Invalid configuration profile name", by your configuration: a profile's name is invalid; Apple takes 1 to 125 characters",
          "Correct the name in the token's enrollment profiles, then sync.",
        ],
        [
          "Invalid cursor", by your configuration: Apple rejected the sync's cursor",
          "Open a case with Intune support from the console (Troubleshooting + support).",
        ],
        [
          "Cursor expired", by your configuration: the sync's cursor is too old",
          "Open a case with Intune support from the console (Troubleshooting + support).",
        ],
        [
          "Required cursor", by your configuration: the sync's first cursor was never set",
          "Open a case with Intune support from the console (Troubleshooting + support).",
        ],
        [
          "Apple profile not found", by your configuration: Apple does not know a profile",
          "Create a new enrollment profile and assign it to the devices.",
        ],
        [
          "Invalid department entry", by your configuration: a profile's department is invalid; Apple takes 1 to 125 characters",
          "Correct the department in the token's enrollment profiles, then sync.",
        ],
      ]
    `);
  });

  it("does not claim to know an undocumented code", () => {
    expect(printed(adeTokenSyncSucceeds, token({ lastSyncErrorCode: 1 }))).toMatchInlineSnapshot(`
      "An ADE token's last sync with Apple must have succeeded.
      "Corporate iPhones" of Contoso last failed to sync with code 1 (undocumented). Last success 2026-11-23 05:40 UTC, today.
      New devices and changes wait; devices already enrolled keep working.
       1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones shows the error's text. Find this text in Microsoft's table (link below) and follow it.
       2. Then Devices > Sync. Optional: add the code to codeMeanings of this policy in the profile.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade"
    `);
  });

  it("says what to do about a code that the configuration explains", () => {
    const config = { codeMeanings: { "1": "expired-or-invalid-token" } };
    const facts = token({ lastSyncErrorCode: 1 });
    expect(printed(adeTokenSyncSucceeds, facts, { config })).toMatchInlineSnapshot(`
      "An ADE token's last sync with Apple must have succeeded.
      "Corporate iPhones" of Contoso last failed to sync with code 1 ("Expired or invalid token", by your configuration: the token has expired, was revoked or is malformed). Last success 2026-11-23 05:40 UTC, today.
      New devices and changes wait; devices already enrolled keep working.
       1. Renew the token; if that fails, Intune support can say whether Apple needs a new public key.
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync. The error clears with the next successful sync.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade"
    `);
  });

  it("leaves codes alone that the configuration does not explain", () => {
    const facts = token({ lastSyncErrorCode: 2 });
    const config = { codeMeanings: { "1": "expired-or-invalid-token" } };
    expect(printed(adeTokenSyncSucceeds, facts, { config })).toBe(
      printed(adeTokenSyncSucceeds, facts),
    );
  });

  it("does not make up a last success", () => {
    const dates = { lastSyncedAt: undefined, lastModifiedAt: undefined };
    expect(printed(adeTokenSyncSucceeds, token({ lastSyncErrorCode: 1, ...dates }))).toContain(
      "(undocumented). Its last success is unknown.",
    );
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenSyncSucceeds)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "firstSync": "the token was just uploaded and has not synced yet",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "terms": "Apple's terms wait for acceptance",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
