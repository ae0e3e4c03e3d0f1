import { describe, expect, it, test } from "vitest";
import { companyPortalTokenUsable } from "../../../policy/policies/company-portal-token-usable.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { later } from "../../../policy/text/time.ts";
import { unusableInstants, withProfiles } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

const expiry = new Date("2027-03-01T09:00:00.000Z");
const usable = {
  profile: "iPhones",
  tokenName: "Company apps",
  state: "valid",
  expiresAt: expiry.toISOString(),
};
const through = (...tokens: readonly Props[]) => withProfiles({ companyPortal: tokens });

describe("company-portal-token-usable", () => {
  test.for([
    { state: "valid", expected: "holds" },
    { state: "expired", expected: "vpp-token-unusable" },
    { state: "invalid", expected: "vpp-token-unusable" },
    { state: "assignedToExternalMDM", expected: "vpp-token-unusable" },
    { state: "duplicateLocationId", expected: "vpp-token-unusable" },
    { state: "missing", expected: "vpp-token-unusable" },
    { state: "unknown", expected: "vpp-token-unreadable" },
    { state: "unreadable", expected: "vpp-token-unreadable" },
    { state: undefined, expected: "vpp-token-unreadable" },
    { state: 1, expected: "vpp-token-unreadable" },
  ])("through a token that is $state: $expected", ({ state, expected }) => {
    expect(outcome(companyPortalTokenUsable, through({ ...usable, state }))).toBe(expected);
  });

  test.for([
    { when: "at the expiry", asOf: expiry, expected: "holds" },
    { when: "a millisecond later", asOf: later(expiry, 1), expected: "vpp-token-unusable" },
  ])("$when, whatever Graph's state is: $expected", ({ asOf, expected }) => {
    expect(outcome(companyPortalTokenUsable, through(usable), { asOf })).toBe(expected);
  });

  test.for([
    { state: "missing", text: "a token that is gone." },
    { state: "expired", text: "a token without a readable name (expired)." },
  ])("names no token that is $state and has no name", ({ state, text }) => {
    expect(printed(companyPortalTokenUsable, through({ profile: "iPads", state }))).toContain(
      `"iPads" through ${text}`,
    );
  });

  test.for(unusableInstants)("does not know it where the expiry is $what", ({ value }) => {
    const facts = through({ ...usable, expiresAt: value });
    expect(outcome(companyPortalTokenUsable, facts)).toBe("vpp-token-expiry-unknown");
    expect(printed(companyPortalTokenUsable, facts)).toContain(`completely: "iPhones" (expiry).`);
  });

  it("counts one as expired by its date where its state is unknown", () => {
    const facts = through({ ...usable, state: "unknown", expiresAt: "2026-11-20T09:00:00Z" });
    expect(outcome(companyPortalTokenUsable, facts)).toBe("vpp-token-unusable");
  });

  test.for([
    { state: "invalid", step: " Renew or replace the VPP token: " },
    { state: "duplicateLocationId", step: " A renewal does not fix that." },
    { state: "assignedToExternalMDM", step: " A renewal does not fix that." },
  ])("has one renewed only where that helps: $state", ({ state, step }) => {
    const facts = through({ ...usable, state });
    expect(printed(companyPortalTokenUsable, facts)).toContain(`\n${step}`);
  });

  it("holds where no profile installs it", () => {
    expect(outcome(companyPortalTokenUsable, through())).toBe("holds");
  });

  test.for(["unreadable", "partial", "off", undefined])(
    "does not judge profiles that are %s",
    (status) => {
      const facts = withProfiles({ status, companyPortal: [{ ...usable, state: "expired" }] });
      expect(outcome(companyPortalTokenUsable, facts)).toBe(
        "not applicable: the profiles could not be read",
      );
    },
  );

  it("says which profile, which token and in which state", () => {
    const facts = through(
      usable,
      { ...usable, state: "expired", expiresAt: "2026-11-20T09:00:00Z" },
      { profile: "iPads", state: "missing" },
      { profile: "Kiosks", state: "unreadable" },
    );
    expect(printed(companyPortalTokenUsable, facts)).toMatchInlineSnapshot(`
      "The VPP token through which a profile installs Company Portal must be usable.
      "Corporate iPhones" of Contoso installs Company Portal through VPP tokens that are not usable: profile "iPhones" through "Company apps" (expired on 2026-11-20 UTC), profile "iPads" through a token that is gone.
      Devices with such a profile cannot finish enrollment when they get no Company Portal.
       Renew or replace the VPP token: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens.
       Or choose another VPP token in the profile (an enrollment policy has no such setting).
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });

  it("says that the tokens could not be read", () => {
    const facts = through({ profile: "iPads", state: "unreadable" }, {});
    expect(printed(companyPortalTokenUsable, facts)).toMatchInlineSnapshot(`
      "The VPP token through which a profile installs Company Portal must be usable.
      "Corporate iPhones" of Contoso installs Company Portal through VPP tokens that were not read completely: "iPads" (state), "" (state).
      Whether Company Portal can be installed is not known. Renew nothing because of this.
       Run this check again, or look at the state and the expiry there: Intune > Tenant administration > Connectors and tokens > Apple VPP tokens.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain company-portal-token-usable"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(companyPortalTokenUsable)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });

  it.for([
    {
      what: "expired by its state",
      token: { state: "expired", expiresAt: undefined },
      helps: true,
    },
    { what: "expired by its date", token: { expiresAt: "2026-11-01T09:00:00Z" }, helps: true },
    { what: "invalid", token: { state: "invalid" }, helps: true },
    { what: "another MDM's", token: { state: "assignedToExternalMDM" }, helps: false },
  ])("through a token that is $what, a renewal helps: $helps", ({ token, helps }) => {
    const said = printed(companyPortalTokenUsable, through({ ...usable, ...token }));
    expect(said.includes(" Renew or replace the VPP token: ")).toBe(helps);
    expect(said.includes(" A renewal does not fix that.")).toBe(!helps);
  });

  it.for([
    { state: "invalid", says: "(invalid, expires 2027-03-01 UTC)" },
    { state: "expired", says: "(expired on 2027-03-01 UTC)" },
  ])("dates a token that is $state", ({ state, says }) => {
    const asOf = later(expiry, 1);
    const facts = through({ ...usable, state });
    expect(printed(companyPortalTokenUsable, facts, { asOf })).toContain(says);
  });

  it("is not read where one of several was not", () => {
    const undated = { ...usable, expiresAt: undefined };
    const facts = through(undated, { ...usable, state: "unreadable" });
    expect(outcome(companyPortalTokenUsable, facts)).toBe("vpp-token-unreadable");
  });
});
