import { describe, expect, it } from "vitest";
import { vpp } from "../facts.ts";
import { outcome, policyNamed, printed } from "../outcome.ts";

const vppTokenDeadlineCurrent = policyNamed("vpp-token-deadline-current");

describe("vpp-token-deadline-current", () => {
  it("gives the lines to paste after a renewal", () => {
    const facts = vpp({}, { expiresAt: "2026-03-01T09:00:00Z" });
    expect(outcome(vppTokenDeadlineCurrent, facts)).toBe("renewed");
    expect(printed(vppTokenDeadlineCurrent, facts)).toMatchInlineSnapshot(`
      "A VPP token's renewal deadline must be set for the token that Intune holds now.
      VPP token "Company apps" of Contoso was renewed: it expires on 2027-03-01 09:00 UTC; renewBy 2027-02-01 was set for an expiry on 2026-03-01 09:00 UTC.
      The deadline is not enforced until it is corrected.
       In the stack's file, under apple-ade:vppTokens.apps, replace or add:
         renewBy: "2027-01-29" # Friday, 31 days before expiry; choose yours
         expiresAt: "2027-03-01T09:00:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-deadline-current"
    `);
  });
});
