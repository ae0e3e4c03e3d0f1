import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { adeTenantTokensOwned } from "../../policy/policies/ade-tenant-tokens-owned.ts";
import { adeTokenExists } from "../../policy/policies/ade-token-exists.ts";
import { tenant, token } from "./facts.ts";
import { outcome, printed } from "./outcome.ts";

describe("the inputs of a token", () => {
  const refused = [
    { what: "no tokenName", declared: { tokenName: undefined } },
    { what: "an empty tokenName", declared: { tokenName: "" } },
    { what: "no renewBy", declared: { renewBy: undefined } },
    { what: "an impossible renewBy", declared: { renewBy: "2027-02-30" } },
    { what: "an instant as renewBy", declared: { renewBy: "2027-02-01T00:00:00Z" } },
  ];

  test.for(refused)("with $what stop every policy, instead of passing it", ({ declared }) => {
    for (const policy of catalog.filter(({ type }) => type === token().type)) {
      expect(() => outcome(policy, token({}, declared))).toThrow(
        "AdeToken corporate: tokenName and renewBy (a date) are required; the provider accepts no other.",
      );
    }
  });

  it("are read from an older provider too, which knew no tenant's label", () => {
    const facts = token({ status: "missing" }, { tenant: undefined, runbook: undefined });
    expect(printed(adeTokenExists, facts)).toContain('"Corporate iPhones" of this tenant (');
  });

  it("are named as Intune names the token now, else as declared", () => {
    const renamed = token({ status: "missing", tokenName: "Renamed" });
    expect(printed(adeTokenExists, renamed)).toContain('\n"Renamed" of Contoso (');
    const unnamed = token({ status: "missing", tokenName: undefined });
    expect(printed(adeTokenExists, unnamed)).toContain('\n"Corporate iPhones" of Contoso (');
  });
});

describe("the inputs of a tenant", () => {
  it("without a label are called by the resource's name", () => {
    const facts = { ...tenant({}, { tenant: undefined, declared: [{}] }), name: "contoso-prod" };
    expect(printed(adeTenantTokensOwned, facts)).toContain("\ncontoso-prod has 1 declared token ");
  });

  it("without an owner say so", () => {
    const facts = tenant(
      {},
      { owner: undefined, runbook: undefined, declared: [{ key: "kiosk" }] },
    );
    expect(printed(adeTenantTokensOwned, facts)).toMatch(/\nOwner: none declared\. Docs: /);
  });
});
