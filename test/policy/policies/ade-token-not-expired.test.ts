import { describe, expect, it, test } from "vitest";
import { later } from "../../../policy/text/time.ts";
import { ago, token, unusableInstants, unusableIntegers } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenNotExpired = policyNamed("ade-token-not-expired");

describe("ade-token-not-expired", () => {
  const expiry = new Date("2027-03-01T09:00:00.000Z");

  test.for([
    { when: "at the instant of expiry", asOf: expiry, expected: "holds" },
    { when: "a millisecond later", asOf: later(expiry, 1), expected: "expired" },
  ])("$when: $expected", ({ asOf, expected }) => {
    expect(outcome(adeTokenNotExpired, token(), { asOf })).toBe(expected);
  });

  test.for(unusableInstants)("does not judge an expiry that is $what", ({ value }) => {
    expect(outcome(adeTokenNotExpired, token({ expiresAt: value }))).toBe(
      "not applicable: the token's expiry is unknown",
    );
  });

  it("says when it expired, what was missed and how to renew", () => {
    const expired = token(
      { tokenName: "Kiosk iPads", expiresAt: "2026-11-18T09:12:00Z", lastSyncErrorCode: 1 },
      { renewBy: "2026-10-30" },
    );
    expect(printed(adeTokenNotExpired, expired)).toMatchInlineSnapshot(`
      "An ADE token must not be expired.
      "Kiosk iPads" of Contoso expired on 2026-11-18 09:12 UTC, 5 days ago (renewal was due by 2026-10-30).
      New devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working. Also: last sync failed, code 1.
      Renew in one sitting; step 1 kills the token in use:
       1. Apple Business > Devices > Management Services > this token's service > … > Download Token
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Kiosk iPads > Renew token, same Apple ID; then Devices > Sync
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
  });

  it("names neither a deadline after the expiry nor a sync without an error", () => {
    expect(printed(adeTokenNotExpired, token({ expiresAt: ago(1) }))).toMatchInlineSnapshot(`
      "An ADE token must not be expired.
      "Corporate iPhones" of Contoso expired on 2026-11-23 10:14 UTC, today.
      New devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.
      Renew in one sitting; step 1 kills the token in use:
       1. Apple Business > Devices > Management Services > this token's service > … > Download Token
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
  });

  test.for(unusableIntegers)("does not mention an error code that is $what", ({ value }) => {
    const expired = token({ expiresAt: ago(1), lastSyncErrorCode: value });
    expect(printed(adeTokenNotExpired, expired)).toBe(
      printed(adeTokenNotExpired, token({ expiresAt: ago(1) })),
    );
  });

  it("names the portal of schools for a school's token", () => {
    const expired = token({ expiresAt: ago(1), tokenType: "appleSchoolManager" });
    expect(printed(adeTokenNotExpired, expired)).toContain(" 1. Apple School Manager > ");
    const declared = token(
      { expiresAt: ago(1), tokenType: undefined },
      { tokenType: "appleSchoolManager" },
    );
    expect(printed(adeTokenNotExpired, declared)).toContain(" 1. Apple School Manager > ");
  });

  it("mentions the deadline up to the day of the expiry, not on it", () => {
    const facts = { expiresAt: "2026-11-18T23:59:59.999Z" };
    expect(printed(adeTokenNotExpired, token(facts, { renewBy: "2026-11-17" }))).toContain(
      "(renewal was due by 2026-11-17)",
    );
    expect(printed(adeTokenNotExpired, token(facts, { renewBy: "2026-11-18" }))).not.toContain(
      "due by",
    );
  });

  it("does not call a deadline missed that was set for an earlier token", () => {
    const generation = { renewBy: "2026-02-01", expiresAt: "2026-03-01T09:00:00Z" };
    const expired = token({ expiresAt: "2026-11-18T09:12:00Z" }, generation);
    expect(printed(adeTokenNotExpired, expired)).not.toContain("was due by");
  });

  test.for([
    { renewBy: "2026-05-22", lead: "180 days", mentioned: true },
    { renewBy: "2026-05-21", lead: "more", mentioned: false },
  ])("mentions a deadline $lead before the expiry: $mentioned", ({ renewBy, mentioned }) => {
    const expired = token({ expiresAt: "2026-11-18T23:59:59.999Z" }, { renewBy });
    expect(printed(adeTokenNotExpired, expired).includes("was due by")).toBe(mentioned);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenNotExpired)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
