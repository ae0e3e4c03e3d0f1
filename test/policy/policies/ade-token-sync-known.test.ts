import { describe, expect, it, test } from "vitest";
import { hour } from "../../../policy/text/time.ts";
import { ago, token, unusableInstants, unusableIntegers, uploaded } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenSyncKnown = policyNamed("ade-token-sync-known");

describe("ade-token-sync-known", () => {
  it("holds where code, date and type are known", () => {
    expect(outcome(adeTokenSyncKnown, token())).toBe("holds");
  });

  test.for(unusableIntegers)("is violated by an error code that is $what", ({ value }) => {
    expect(outcome(adeTokenSyncKnown, token({ lastSyncErrorCode: value }))).toBe("sync-unknown");
  });

  test.for(unusableInstants)("needs one usable date where the other is $what", ({ value }) => {
    expect(outcome(adeTokenSyncKnown, token({ lastSyncedAt: value }))).toBe("holds");
    expect(outcome(adeTokenSyncKnown, token({ lastModifiedAt: value }))).toBe("holds");
    const neither = token({ lastSyncedAt: value, lastModifiedAt: value });
    expect(outcome(adeTokenSyncKnown, neither)).toBe("sync-unknown");
  });

  test.for([
    { when: "an hour after the observation", age: -hour, expected: "holds" },
    { when: "more than an hour after it", age: -hour - 1, expected: "sync-unknown" },
  ])("synced $when: $expected", ({ age, expected }) => {
    expect(outcome(adeTokenSyncKnown, token({ lastSyncedAt: ago(age) }))).toBe(expected);
  });

  test.for([
    { tokenType: "dep", expected: "holds" },
    { tokenType: "appleSchoolManager", expected: "holds" },
    { tokenType: "unknownFutureValue", expected: "sync-unknown" },
    { tokenType: "DEP", expected: "sync-unknown" },
    { tokenType: 1, expected: "sync-unknown" },
    { tokenType: undefined, expected: "sync-unknown" },
  ])("of the type $tokenType: $expected", ({ tokenType, expected }) => {
    expect(outcome(adeTokenSyncKnown, token({ tokenType }))).toBe(expected);
  });

  it("leaves the Apple ID to ade-token-identity-unchanged", () => {
    const declared = { appleIdentifier: "ade@contoso.example" };
    const facts = token({ appleIdentifierMatches: undefined }, declared);
    expect(outcome(adeTokenSyncKnown, facts)).toBe("holds");
    expect(outcome(policyNamed("ade-token-identity-unchanged"), facts)).toBe(
      "apple-identifier-unknown",
    );
  });

  it("misses a date where the only one is of a change that is no upload, and no expiry", () => {
    const never = { lastSyncedAt: undefined };
    const changed = { ...never, lastModifiedAt: ago(hour) };
    expect(outcome(adeTokenSyncKnown, token({ ...never, ...uploaded(hour * 48) }))).toBe("holds");
    expect(outcome(adeTokenSyncKnown, token(changed))).toBe("holds");
    expect(outcome(adeTokenSyncKnown, token({ ...changed, expiresAt: undefined }))).toBe(
      "sync-unknown",
    );
  });

  it("says what is missing", () => {
    const facts = { lastSyncErrorCode: undefined, tokenType: undefined };
    const dates = { lastSyncedAt: undefined, lastModifiedAt: undefined };
    expect(printed(adeTokenSyncKnown, token({ ...facts, ...dates }))).toMatchInlineSnapshot(`
      "An ADE token's sync state and type must be known.
      "Corporate iPhones" of Contoso came without its last error code and a usable date of its last sync or upload and a known token type.
      What depends on it was not checked, and is not assumed healthy.
       Compare with what Intune shows: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-sync-known"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenSyncKnown)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "expired": "the token has expired",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
