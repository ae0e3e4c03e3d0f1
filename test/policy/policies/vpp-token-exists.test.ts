import { describe, expect, it, test } from "vitest";
import { vpp } from "../facts.ts";
import { outcome, policyNamed, printed } from "../outcome.ts";

const vppTokenExists = policyNamed("vpp-token-exists");

const unread = "not applicable: the VPP token could not be read";

describe("vpp-token-exists", () => {
  test.for([
    { what: "found", live: {}, expected: "holds" },
    { what: "missing", live: { status: "missing" }, expected: "missing" },
    { what: "ambiguous", live: { status: "ambiguous" }, expected: "holds" },
    { what: "unreadable", live: { status: "unreadable" }, expected: unread },
    { what: "of an unknown status", live: { status: "partial" }, expected: unread },
    { what: "missing at no known moment", live: { observedAt: "soon" }, expected: unread },
  ])("$what: $expected", ({ live, expected }) => {
    expect(outcome(vppTokenExists, vpp(live))).toBe(expected);
  });

  it("says what to do when it is missing", () => {
    expect(printed(vppTokenExists, vpp({ status: "missing" }))).toMatchInlineSnapshot(`
      "A declared VPP token must exist in Intune.
      VPP token "Company apps" of Contoso (apple-ade:vppTokens.apps) was not found; Intune's whole list was read.
       Renamed: correct displayName here. Retired on purpose: remove this declaration.
       Otherwise ask the owner before creating anything: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens, where "Company apps" should be.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-exists"
    `);
  });

  it("says which id was pinned, how many were read and which name is closest", () => {
    const closestUndeclared = { id: "9d0b-7", displayName: "Company app" };
    const facts = vpp({ status: "missing", tokensRead: 3, closestUndeclared }, { id: "9d0b-1" });
    expect(printed(vppTokenExists, facts)).toMatchInlineSnapshot(`
      "A declared VPP token must exist in Intune.
      VPP token "Company apps" of Contoso (apple-ade:vppTokens.apps) was not found, neither by its id 9d0b-1 nor by a readable name; Intune lists 3 VPP tokens.
      Closest undeclared name: "Company app", expiry unknown.
       Created anew under another name: correct displayName and id here. Retired on purpose: remove this declaration.
       Otherwise ask the owner before creating anything: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens, where "Company apps" should be.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-exists"
    `);
  });
});
