import { describe, expect, it, test } from "vitest";
import { adeTenantTokensOwned } from "../../../policy/policies/ade-tenant-tokens-owned.ts";
import { tenant } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

describe("ade-tenant-tokens-owned", () => {
  const owned = { key: "corporate", owner: "Endpoint team" };

  test.for([
    { what: "every token has an owner", declared: [owned], expected: "holds" },
    { what: "no token is declared", declared: [], expected: "holds" },
    { what: "one has none", declared: [owned, { key: "kiosk" }], expected: "no-owner" },
    { what: "one is empty", declared: [{ key: "kiosk", owner: "" }], expected: "no-owner" },
    { what: "one is no text", declared: [{ key: "kiosk", owner: 1 }], expected: "no-owner" },
  ])("when $what: $expected", ({ declared, expected }) => {
    expect(outcome(adeTenantTokensOwned, tenant({}, { declared }))).toBe(expected);
  });

  it("speaks of an unreadable tenant too: owners are declared", () => {
    const facts = tenant({ status: "unreadable", cause: "unavailable" }, { declared: [{}] });
    expect(outcome(adeTenantTokensOwned, facts)).toBe("no-owner");
    expect(printed(adeTenantTokensOwned, facts)).toContain("1 declared token without an owner: .");
  });

  it("lists the tokens", () => {
    const declared = [owned, { key: "kiosk" }, { key: "lab" }];
    expect(printed(adeTenantTokensOwned, tenant({}, { declared }))).toMatchInlineSnapshot(`
      "Every declared ADE token must have an owner.
      Contoso has 2 declared tokens without an owner: kiosk, lab.
       Add owner to each under apple-ade:tokens in the stack's file, or to apple-ade:defaults for all of them.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-tokens-owned"
    `);
  });
});
