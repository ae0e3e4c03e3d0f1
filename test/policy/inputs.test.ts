import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { certificate, tenant, token, vpp } from "./facts.ts";
import { outcome, policyNamed, printed } from "./outcome.ts";

const adeTenantTokensOwned = policyNamed("ade-tenant-tokens-owned");
const adeTokenExists = policyNamed("ade-token-exists");
const vppTokenExists = policyNamed("vpp-token-exists");

describe("inputs that are incomplete", () => {
  test.for([
    { what: "no tokenName", facts: token({}, { tokenName: undefined }), input: "tokenName" },
    { what: "an empty tokenName", facts: token({}, { tokenName: "" }), input: "tokenName" },
    { what: "no inputs at all", facts: { ...token(), props: {} }, input: "tokenName|renewBy" },
    { what: "no renewBy", facts: token({}, { renewBy: undefined }), input: "renewBy" },
    { what: "no such day", facts: token({}, { renewBy: "2027-02-30" }), input: "renewBy" },
    { what: "an instant", facts: token({}, { renewBy: "2027-02-01T00:00:00Z" }), input: "renewBy" },
    { what: "no such day", facts: certificate({}, { renewBy: "2027-02-30" }), input: "renewBy" },
    { what: "no such day", facts: vpp({}, { renewBy: "2027-02-30" }), input: "renewBy" },
  ])("by $what are said by one policy and pass no other", ({ facts, input }) => {
    const said = catalog
      .filter(({ type }) => type === facts.type)
      .map((policy) => ({ ...policy, said: outcome(policy, facts) }));
    expect(said.filter((each) => each.saysUnknown).map((each) => each.said)).toEqual([
      "inputs-incomplete",
    ]);
    expect(new Set(said.filter((each) => !each.saysUnknown).map((each) => each.said))).toEqual(
      new Set(["not applicable: its inputs cannot be read"]),
    );
    const judged = said.find((each) => each.saysUnknown);
    expect(judged && printed(judged, facts)).toMatch(
      new RegExp(`was not checked: (${input}) is missing or unusable\\.`),
    );
  });
});

it("an error of the program is no incomplete input", () => {
  const props = {
    get renewBy() {
      throw new TypeError("a fault");
    },
  };
  expect(() => outcome(adeTokenExists, { ...token(), props })).toThrow("a fault");
});

describe("the inputs of a token", () => {
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

describe("the inputs of a VPP token", () => {
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
