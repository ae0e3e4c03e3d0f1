import { describe, expect, it, test } from "vitest";
import { catalog } from "../../../policy/catalog.ts";
import { day } from "../../../policy/text/time.ts";
import { ago, ahead, now, vpp } from "../facts.ts";
import { isViolated, outcome, policyNamed, printed } from "../outcome.ts";

const id = "9d0b0000-0000-4000-8000-000000000001";

/** Without `vpp-token-`. */
function violatedBy(...facts: Parameters<typeof vpp>): readonly string[] {
  return catalog
    .filter(({ type }) => type === vpp().type)
    .filter((policy) => isViolated(policy, vpp(...facts)))
    .map(({ name }) => name.replace("vpp-token-", ""));
}

describe("what explains a VPP token, silences", () => {
  const unsynced = { lastSyncStatus: "failed", lastSyncedAt: ago(9 * day) };

  test.for([
    { what: "missing", live: { status: "missing" }, violated: ["exists"] },
    { what: "ambiguous", live: { status: "ambiguous" }, violated: ["unambiguous"] },
    {
      what: "another than recorded",
      live: { previousId: "9d0b-9" },
      violated: ["identity-unchanged"],
    },
    { what: "expired by its date", live: { expiresAt: ago(1) }, violated: ["not-expired"] },
    { what: "expired by its state", live: { state: "expired" }, violated: ["not-expired"] },
    {
      what: "expired by its state, without a date",
      live: { state: "expired", expiresAt: undefined },
      violated: ["not-expired"],
    },
    {
      what: "expired and shown as invalid",
      live: { state: "invalid", expiresAt: ago(1) },
      violated: ["not-expired"],
    },
    {
      what: "an expired duplicate",
      live: { state: "duplicateLocationId", expiresAt: ago(1) },
      violated: ["not-expired"],
    },
    {
      what: "expired in another MDM",
      live: { state: "assignedToExternalMDM", expiresAt: ago(1) },
      violated: ["valid"],
    },
    {
      what: "invalid, near its expiry",
      live: { state: "invalid", expiresAt: ahead(day) },
      violated: ["valid"],
    },
    {
      what: "in another MDM, near its expiry",
      live: { state: "assignedToExternalMDM", expiresAt: ahead(day) },
      violated: ["valid"],
    },
    {
      what: "a duplicate, near its expiry",
      live: { state: "duplicateLocationId", expiresAt: ahead(day) },
      violated: ["deadline-before-expiry", "expiry-not-imminent", "not-expiring", "valid"],
    },
    { what: "valid", live: {}, violated: ["synced"] },
  ])("$what", ({ live, violated }) => {
    expect(violatedBy({ ...unsynced, ...live })).toEqual(violated);
  });

  it("pinned by an id that is gone is replaced by one of its name", () => {
    expect(violatedBy({ id }, { id: "9D0B-8" })).toEqual(["identity-unchanged"]);
    expect(violatedBy({ id }, { id: id.toUpperCase() })).toEqual([]);
  });
});

describe("vpp-token-deadline-before-expiry", () => {
  test.for([
    { renewBy: "2027-02-21", expected: "holds" },
    { renewBy: "2027-02-22", expected: "deadline-too-late" },
    { renewBy: "2027-04-01", expected: "deadline-too-late" },
  ])("by $renewBy: $expected", ({ renewBy, expected }) => {
    const policy = policyNamed("vpp-token-deadline-before-expiry");
    expect(outcome(policy, vpp({}, { renewBy }))).toBe(expected);
  });
});

describe("vpp-token-not-expired", () => {
  it("has an expired duplicate renewed only if it is the one that stays", () => {
    const facts = vpp({ state: "duplicateLocationId", expiresAt: "2026-11-20T09:00:00Z" });
    expect(printed(policyNamed("vpp-token-not-expired"), facts)).toMatchInlineSnapshot(`
      "A VPP token must not be expired.
      VPP token "Company apps" of Contoso expired on 2026-11-20 09:00 UTC, 3 days ago.
      Apps bought in volume are not installed or updated through it; where it brings Company Portal, devices do not enroll.
      There is a second token of this location: ask the owner which one stays, delete the other, and renew the one that stays:
       1. Apple Business (or Apple School Manager): download the content token of this location.
       2. Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps > Edit: upload it, then Sync.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });

  test.for([
    { expiresAt: undefined, seen: "has expired: Intune shows it so." },
    {
      expiresAt: "2027-03-01T09:00:00Z",
      seen: "has expired: Intune shows it so, although its date is 2027-03-01 09:00 UTC.",
    },
    {
      expiresAt: ago(0),
      seen: "has expired: Intune shows it so, although its date is 2026-11-23 10:15 UTC.",
    },
    { expiresAt: ago(1), seen: "expired on 2026-11-23 10:14 UTC, today." },
  ])("goes by Intune's state where the date is $expiresAt", ({ expiresAt, seen }) => {
    const facts = vpp({ state: "expired", expiresAt });
    expect(printed(policyNamed("vpp-token-not-expired"), facts)).toContain(`of Contoso ${seen}\n`);
  });
});

describe("a deadline that has passed", () => {
  it("is never fixed by a change of the declaration alone", () => {
    expect(policyNamed("vpp-token-deadline-met").curedInCode).toBeUndefined();
    const facts = vpp({ expiresAt: ahead(6 * day) }, { renewBy: "2026-11-25" });
    const policy = policyNamed("vpp-token-deadline-before-expiry");
    expect(policy.judge(facts, {}, { now, asOf: now }).verdict).toMatchObject({
      reason: "deadline-too-late",
      curedInCode: false,
    });
    const later = vpp({ expiresAt: ahead(7 * day) }, { renewBy: "2026-11-25" });
    expect(policy.judge(later, {}, { now, asOf: now }).verdict).not.toHaveProperty("curedInCode");
  });
});
