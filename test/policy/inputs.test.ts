import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { adeTenantTokensOwned } from "../../policy/policies/ade-tenant-tokens-owned.ts";
import { adeTokenExists } from "../../policy/policies/ade-token-exists.ts";
import { vppTokenExists } from "../../policy/policies/vpp-token-exists.ts";
import { certificate, tenant, token, vpp } from "./facts.ts";
import { outcome, printed } from "./outcome.ts";

describe("the inputs of a token", () => {
  const noName = "AdeToken corporate: tokenName is required; the provider accepts no other.";
  const noDate = "AdeToken corporate: renewBy (a date) is required; the provider accepts no other.";
  const refused = [
    { what: "no tokenName", declared: { tokenName: undefined }, error: noName },
    { what: "an empty tokenName", declared: { tokenName: "" }, error: noName },
    { what: "no renewBy", declared: { renewBy: undefined }, error: noDate },
    { what: "an impossible renewBy", declared: { renewBy: "2027-02-30" }, error: noDate },
    { what: "an instant as renewBy", declared: { renewBy: "2027-02-01T00:00:00Z" }, error: noDate },
  ];

  test.for(refused)("with $what stop every policy, instead of passing it", (each) => {
    for (const policy of catalog.filter(({ type }) => type === token().type)) {
      expect(() => outcome(policy, token({}, each.declared))).toThrow(each.error);
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

describe("the inputs of a push certificate or a VPP token", () => {
  test.for([
    { build: certificate, what: "ApplePushCertificate" },
    { build: vpp, what: "VppToken apps" },
  ])("without a date as renewBy stop every policy of $what", ({ build, what }) => {
    const facts = build({}, { renewBy: "2027-02-30" });
    for (const policy of catalog.filter(({ type }) => type === facts.type)) {
      expect(() => outcome(policy, facts)).toThrow(
        `${what}: renewBy (a date) is required; the provider accepts no other.`,
      );
    }
  });

  it("name the VPP token as Intune names it now, else as declared, else by its key", () => {
    const missing = { status: "missing", displayName: undefined };
    expect(printed(vppTokenExists, vpp({ ...missing, displayName: "Renamed" }))).toContain(
      '\nVPP token "Renamed" of Contoso (',
    );
    expect(printed(vppTokenExists, vpp(missing))).toContain('\nVPP token "Company apps" of ');
    expect(printed(vppTokenExists, vpp(missing, { displayName: undefined }))).toContain(
      '\nVPP token "apps" of ',
    );
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
