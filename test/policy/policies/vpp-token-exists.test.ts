import { describe, expect, it, test } from "vitest";
import { vppTokenExists } from "../../../policy/policies/vpp-token-exists.ts";
import { vpp } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

const unread = "not applicable: the VPP token could not be read";

describe("vpp-token-exists", () => {
  test.for([
    { what: "found", live: {}, expected: "holds" },
    { what: "missing", live: { status: "missing" }, expected: "missing" },
    { what: "ambiguous", live: { status: "ambiguous" }, expected: "ambiguous" },
    { what: "unreadable", live: { status: "unreadable" }, expected: unread },
    { what: "of an unknown status", live: { status: "partial" }, expected: unread },
    { what: "missing at no known moment", live: { observedAt: "soon" }, expected: unread },
  ])("$what: $expected", ({ live, expected }) => {
    expect(outcome(vppTokenExists, vpp(live))).toBe(expected);
  });

  it("says what to do when it is missing", () => {
    expect(printed(vppTokenExists, vpp({ status: "missing" }))).toMatchInlineSnapshot(`
      "A declared VPP token must match exactly one VPP token in Intune.
      VPP token "Company apps" of Contoso (apple-ade:vppTokens.apps) was not found.
       Renamed: correct displayName under apple-ade:vppTokens.apps. Retired on purpose: remove it there.
       Otherwise ask the owner: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: docs/policies/vpp-token-exists.md"
    `);
  });

  it("names the candidates that have an id", () => {
    const candidates = [{ id: "9d0b-1" }, { id: "9d0b-2" }, { id: 3 }, null];
    const facts = vpp({ status: "ambiguous", candidates });
    expect(printed(vppTokenExists, facts)).toMatchInlineSnapshot(`
      "A declared VPP token must match exactly one VPP token in Intune.
      VPP token "Company apps" of Contoso (apple-ade:vppTokens.apps) matches 2 tokens of that name: 9d0b-1, 9d0b-2.
       Pin the one that is meant: add its id to apple-ade:vppTokens.apps.
       Otherwise ask the owner: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: docs/policies/vpp-token-exists.md"
    `);
  });
});
