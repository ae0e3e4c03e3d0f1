import { describe, expect, it, test } from "vitest";
import { vppTokenValid } from "../../../policy/policies/vpp-token-valid.ts";
import { later } from "../../../policy/text/time.ts";
import { unusableInstants, vpp } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

const over = "not applicable: the VPP token has expired";
const expiry = new Date("2027-03-01T09:00:00.000Z");

describe("vpp-token-valid", () => {
  test.for([
    { state: "valid", expected: "holds" },
    { state: "expired", expected: over },
    { state: "invalid", expected: "invalid" },
    { state: "assignedToExternalMDM", expected: "assignedToExternalMDM" },
    { state: "duplicateLocationId", expected: "duplicateLocationId" },
    // What is not known is the matter of vpp-token-judged.
    { state: undefined, expected: "holds" },
    { state: "constructor", expected: "holds" },
    { state: 3, expected: "holds" },
  ])("in the state $state: $expected", ({ state, expected }) => {
    expect(outcome(vppTokenValid, vpp({ state }))).toBe(expected);
  });

  test.for([
    { when: "at the expiry", state: "valid", asOf: expiry, expected: "holds" },
    { when: "after it", state: "valid", asOf: later(expiry, 1), expected: over },
    { when: "after it", state: undefined, asOf: later(expiry, 1), expected: over },
    { when: "after it", state: "invalid", asOf: later(expiry, 1), expected: over },
  ])("$when, in the state $state: $expected", ({ state, asOf, expected }) => {
    expect(outcome(vppTokenValid, vpp({ state }), { asOf })).toBe(expected);
  });

  test.for(unusableInstants)("judges the state where the expiry is $what", ({ value }) => {
    expect(outcome(vppTokenValid, vpp({ expiresAt: value }))).toBe("holds");
    expect(outcome(vppTokenValid, vpp({ expiresAt: value, state: "invalid" }))).toBe("invalid");
  });

  test.for([
    { status: "missing", why: "no VPP token in Intune matches" },
    { status: "ambiguous", why: "several VPP tokens in Intune match" },
    { status: "unreadable", why: "the VPP token could not be read" },
  ])("does not speak of a token that is $status", ({ status, why }) => {
    expect(outcome(vppTokenValid, vpp({ status, state: "expired" }))).toBe(
      `not applicable: ${why}`,
    );
  });

  it("says what to do about a second token of a location", () => {
    const facts = vpp({ state: "duplicateLocationId" });
    expect(printed(vppTokenValid, facts)).toMatchInlineSnapshot(`
      "A VPP token must be valid.
      VPP token "Company apps" of Contoso is a second token of the same location, and does not sync.
      Licences bought since then are not usable through it; what is installed keeps working.
       1. Find both tokens of this location: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens; ask the owner which one stays.
       2. Delete the one that the owner no longer wants; Sync the one that stays. A renewal does not fix this.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });

  it("says what to do about a token that another MDM has", () => {
    const facts = vpp({ state: "assignedToExternalMDM" });
    expect(printed(vppTokenValid, facts)).toMatchInlineSnapshot(`
      "A VPP token must be valid.
      VPP token "Company apps" of Contoso is assigned to another MDM, and Apple lets only one use it.
      Apps bought in volume are not installed or updated through it; where it brings Company Portal, devices do not enroll.
       1. Ask the owner which MDM is to have this location; release it in the other one first.
       2. Then take it over: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });

  test.for([
    {
      live: { state: "invalid" },
      seen: "is invalid although it expires on 2027-03-01 09:00 UTC, in 98 days: its managed Apple ID may have changed its domain, password or status.",
    },
    {
      live: { state: "assignedToExternalMDM" },
      seen: "is assigned to another MDM, and Apple lets only one use it.",
    },
    {
      live: { state: "duplicateLocationId" },
      seen: "is a second token of the same location, and does not sync.",
    },
  ])("says of $live that it $seen", ({ live, seen }) => {
    expect(printed(vppTokenValid, vpp(live))).toContain(
      `\nVPP token "Company apps" of Contoso ${seen}\n`,
    );
  });

  it("names no date where none is known", () => {
    expect(printed(vppTokenValid, vpp({ state: "invalid", expiresAt: undefined }))).toContain(
      " is invalid: its managed Apple ID ",
    );
  });
});
