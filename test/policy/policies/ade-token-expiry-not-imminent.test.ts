import { describe, expect, it, test } from "vitest";
import { day, later } from "../../../policy/time.ts";
import { ahead, token, unusableInstants } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenExpiryNotImminent = policyNamed("ade-token-expiry-not-imminent");

describe("ade-token-expiry-not-imminent", () => {
  const expiry = new Date("2027-03-01T09:00:00.000Z");

  test.for([
    { when: "exactly 7 days are left", asOf: later(expiry, -7 * day), expected: "holds" },
    { when: "a millisecond less", asOf: later(expiry, -7 * day + 1), expected: "imminent" },
    { when: "at the instant of expiry", asOf: expiry, expected: "imminent" },
    {
      when: "after it",
      asOf: later(expiry, 1),
      expected: "not applicable: the token has expired",
    },
  ])("when $when: $expected", ({ asOf, expected }) => {
    expect(outcome(adeTokenExpiryNotImminent, token(), { asOf })).toBe(expected);
  });

  test.for([
    { blockBeforeDays: 14, when: "exactly 14 days", left: 14 * day, expected: "holds" },
    { blockBeforeDays: 14, when: "less than 14 days", left: 14 * day - 1, expected: "imminent" },
    { blockBeforeDays: 0, when: "nothing", left: 0, expected: "holds" },
  ])("blocks $blockBeforeDays days before, $when left: $expected", (each) => {
    const { blockBeforeDays, left, expected } = each;
    const circumstances = { config: { blockBeforeDays }, asOf: later(expiry, -left) };
    expect(outcome(adeTokenExpiryNotImminent, token(), circumstances)).toBe(expected);
  });

  test.for(unusableInstants)("does not judge an expiry that is $what", ({ value }) => {
    expect(outcome(adeTokenExpiryNotImminent, token({ expiresAt: value }))).toBe(
      "not applicable: the token's expiry is unknown",
    );
  });

  it("says how much is left, since when, and how to renew", () => {
    expect(printed(adeTokenExpiryNotImminent, token({ expiresAt: ahead(5 * day) })))
      .toMatchInlineSnapshot(`
        "An ADE token must not be about to expire.
        "Corporate iPhones" of Contoso expires on 2026-11-28 10:15 UTC, in 5 days; its last 7 days began on 2026-11-21.
        After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.
        Renew in one sitting; step 1 kills the token in use:
         1. Apple Business > Devices > Management Services > this token's service > … > Download Token
         2. Intune > Devices > Enrollment > Apple > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
      `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenExpiryNotImminent)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several live tokens match",
        "expired": "the token has expired",
        "missing": "no live token matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
