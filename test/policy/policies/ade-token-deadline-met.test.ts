import { describe, expect, it } from "vitest";
import { token } from "../facts.ts";
import { policyNamed, printed } from "../outcome.ts";

const adeTokenDeadlineMet = policyNamed("ade-token-deadline-met");

describe("ade-token-deadline-met", () => {
  it("says what was promised and how to renew", () => {
    expect(
      printed(
        adeTokenDeadlineMet,
        token({}, { renewBy: "2026-11-18", expiresAt: "2027-03-01T09:00:00Z" }),
      ),
    ).toMatchInlineSnapshot(`
      "An ADE token must be renewed by its declared deadline.
      "Corporate iPhones" of Contoso was to be renewed by 2026-11-18, 5 days ago, and is still the token that expires on 2027-03-01 09:00 UTC.
      After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working. To renew later, change renewBy in a reviewed pull request.
      Renew in one sitting; step 1 kills the token in use:
       1. Apple Business > Devices > Management Services > this token's service > … > Download Token
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
  });
});
