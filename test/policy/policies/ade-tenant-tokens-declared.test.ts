import { describe, expect, it, test } from "vitest";
import { adeTenantTokensDeclared } from "../../../policy/policies/ade-tenant-tokens-declared.ts";
import { tenant } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

describe("ade-tenant-tokens-declared", () => {
  const pilot = { id: "7c0a0000-0000-4000-8000-000000000005", tokenName: "Pilot" };

  test.for([
    { status: "read", undeclared: [], expected: "holds" },
    { status: "read", undeclared: [pilot], expected: "undeclared" },
    { status: "partial", undeclared: [], expected: "holds" },
    { status: "partial", undeclared: [pilot], expected: "undeclared" },
    {
      status: "unreadable",
      undeclared: [pilot],
      expected: "not applicable: the tenant could not be read",
    },
  ])("$status with $undeclared.length undeclared: $expected", ({ expected, ...live }) => {
    expect(outcome(adeTenantTokensDeclared, tenant(live))).toBe(expected);
  });

  // Without a list nothing is known: `ade-tenant-understood` says so.
  it.for([undefined, "none"])("does not hold where the list is %s", (list) => {
    expect(outcome(adeTenantTokensDeclared, tenant({ undeclared: list }))).not.toBe("holds");
  });

  it("lists them with their expiry, and what to do with each", () => {
    const undeclared = [
      { ...pilot, expiresAt: "2027-04-09T08:00:00Z" },
      { id: "7c0a0000-0000-4000-8000-000000000006", tokenName: "Lab" },
      { id: "7c0a0000-0000-4000-8000-000000000007" },
    ];
    expect(printed(adeTenantTokensDeclared, tenant({ undeclared }))).toMatchInlineSnapshot(`
      "Every ADE token in Intune must be declared, or ignored with a reason.
      Contoso has 3 undeclared tokens: "Pilot" (expires 2027-04-09 UTC), "Lab" (expiry unknown), one without a readable name (expiry unknown).
      Nobody is told when a token expires that is not declared here.
       In use: declare it under apple-ade:tokens in the stack's file; \`npx --no-install apple-ade import\` prints the lines, and the owner is yours to name.
       Known and not worth checking: list it under apple-ade:ignoredTokens, with its reason.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-tokens-declared"
    `);
  });

  it("names what expires first, for a message names five", () => {
    const undeclared = [
      "2027-05-01",
      undefined,
      "2026-11-01",
      "2027-04-01",
      undefined,
      "2027-03-01",
    ].map((date, index) => ({ tokenName: `T${index}`, expiresAt: date && `${date}T08:00:00Z` }));
    expect(printed(adeTenantTokensDeclared, tenant({ undeclared }))).toContain(
      '6 undeclared tokens: "T2" (expires 2026-11-01 UTC), "T5" (expires 2027-03-01 UTC), "T3" (expires 2027-04-01 UTC), "T0" (expires 2027-05-01 UTC), "T1" (expiry unknown) and 1 more.',
    );
  });

  it("counts those that it does not list", () => {
    const undeclared = ["A", "B", "C", "D", "E", "F", "G"].map((tokenName) => ({ tokenName }));
    expect(printed(adeTenantTokensDeclared, tenant({ undeclared }))).toContain(
      '7 undeclared tokens: "A" (expiry unknown), "B" (expiry unknown), "C" (expiry unknown), "D" (expiry unknown), "E" (expiry unknown) and 2 more.',
    );
  });

  it.for([
    { when: "another tenant was recorded", dropped: undefined },
    { when: "what was removed has no id", dropped: [{ key: "pilot", name: "Pilot" }] },
  ])("lists one without an id where $when", ({ dropped }) => {
    const live = { undeclared: [{ tokenName: "Pilot" }], lastRun: { graph: {}, dropped } };
    expect(outcome(adeTenantTokensDeclared, tenant(live))).toBe("undeclared");
  });
});
