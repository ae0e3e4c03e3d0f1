import { describe, expect, it, test } from "vitest";
import { adeTenantUnderstood } from "../../../policy/policies/ade-tenant-understood.ts";
import { tenant, unusableInstants } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

describe("ade-tenant-understood", () => {
  test.for([
    { status: "read", cause: undefined, expected: "holds" },
    { status: "unreadable", cause: "unavailable", expected: "holds" },
    { status: "unreadable", cause: "unauthorized", expected: "holds" },
    { status: "unreadable", cause: "malformed", expected: "malformed" },
    { status: "unreadable", cause: "unheard-of", expected: "malformed" },
    { status: "unreadable", cause: undefined, expected: "malformed" },
    { status: "partial", cause: "malformed", expected: "malformed" },
    { status: "partial", cause: "unavailable", expected: "holds" },
    { status: "partial", cause: undefined, expected: "malformed" },
    { status: "found", cause: undefined, expected: "malformed" },
    { status: "found", cause: "unavailable", expected: "malformed" },
    { status: undefined, cause: undefined, expected: "malformed" },
  ])("$status because of $cause: $expected", ({ status, cause, expected }) => {
    expect(outcome(adeTenantUnderstood, tenant({ status, cause }))).toBe(expected);
  });

  test.for([
    { status: "read", undeclared: undefined, expected: "malformed" },
    { status: "partial", cause: "unavailable", undeclared: "none", expected: "malformed" },
    { status: "unreadable", cause: "unavailable", undeclared: undefined, expected: "holds" },
  ])("$status with $undeclared as the list of the undeclared: $expected", (each) => {
    const { expected, ...live } = each;
    expect(outcome(adeTenantUnderstood, tenant(live))).toBe(expected);
  });

  test.for(unusableInstants)(
    "is violated by a moment of observation that is $what",
    ({ value }) => {
      expect(outcome(adeTenantUnderstood, tenant({ observedAt: value }))).toBe("malformed");
    },
  );

  test.for([undefined, null, "read", 7])("is violated where live is %s", (live) => {
    const facts = tenant();
    const broken = { ...facts, props: { ...facts.props, live } };
    expect(outcome(adeTenantUnderstood, broken)).toBe("malformed");
  });

  it("says what was not understood", () => {
    const reason = "GET /beta/deviceManagement/depOnboardingSettings: the answer is no JSON.";
    const facts = tenant({ status: "unreadable", cause: "malformed", reason });
    expect(printed(adeTenantUnderstood, facts)).toMatchInlineSnapshot(`
      "Graph's answer about the tenant's ADE tokens must be understood.
      Contoso was not checked: GET /beta/deviceManagement/depOnboardingSettings: the answer is no JSON.
      No token is known to be healthy. Graph beta may have changed, or something between here and Graph answered instead.
       1. Run this check again from another network. If it fails again, update apple-ade, or report it where you got it.
       2. Until then look at Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens; to deploy meanwhile, set this policy to advisory in your profile.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-understood"
    `);
  });

  it("reads well without a reason", () => {
    expect(printed(adeTenantUnderstood, tenant({ status: undefined }))).toContain(
      "Contoso was not checked: its facts are not understood.\n",
    );
  });
});
