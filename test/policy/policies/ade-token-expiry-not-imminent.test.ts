import { describe, expect, it } from "vitest";
import { day } from "../../../policy/text/time.ts";
import { ahead, token } from "../facts.ts";
import { policyNamed, printed } from "../outcome.ts";

const adeTokenExpiryNotImminent = policyNamed("ade-token-expiry-not-imminent");

describe("ade-token-expiry-not-imminent", () => {
  it("says how much is left, since when, and how to renew", () => {
    expect(printed(adeTokenExpiryNotImminent, token({ expiresAt: ahead(5 * day) })))
      .toMatchInlineSnapshot(`
        "An ADE token must not be about to expire.
        "Corporate iPhones" of Contoso expires on 2026-11-28 10:15 UTC, in 5 days; its last 7 days began on 2026-11-21.
        After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.
        Renew in one sitting; step 1 kills the token in use:
         1. Apple Business > Devices > Management Services > this token's service > … > Download Token
         2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
      `);
  });

  it.for([
    { when: "ahead", renewBy: "2026-11-24", due: false },
    { when: "at its last instant", renewBy: "2026-11-23", due: false },
    { when: "past", renewBy: "2026-11-22", due: true },
  ])("names a deadline that is $when: $due", ({ renewBy, due }) => {
    const asOf = new Date("2026-11-23T23:59:59.999Z");
    const facts = token({ expiresAt: ahead(5 * day) }, { renewBy });
    expect(printed(adeTokenExpiryNotImminent, facts, { asOf }).includes("renewal was due")).toBe(
      due,
    );
  });
});
