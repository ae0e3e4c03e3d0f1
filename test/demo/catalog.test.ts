import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findScenario, scenarios } from "../../demo/scenarios/find-scenario.ts";
import { allViolations } from "./declared-and-live.ts";

/** What scenarios are made of. */
const parts = [
  "apple-configurator",
  "catalog",
  "contoso",
  "corporate-fleet",
  "default-fleet",
  "dep-onboarding-setting",
  "device-fleet",
  "enrollment-profile",
  "entry",
  "find-scenario",
  "push-certificate",
  "scenario",
  "stack-config",
  "vpp-token",
];

/** Their names name no policy, or one that is disabled unless somebody enables it. */
const ofNoPolicy = ["devices-healthy", "devices-many", "devices-on-assigned-profile"];

describe("the catalogue", () => {
  it("lists every scenario file once, under its own name", () => {
    const folder = new URL("../../demo/scenarios/", import.meta.url);
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));
    const named = [...scenarios.map(({ name }) => name), ...parts];
    expect(named.toSorted()).toEqual(files.toSorted());
    for (const scenario of scenarios) expect(findScenario(scenario.name)).toBe(scenario);
  });

  it("has a violation of every policy", () => {
    const violated = scenarios.flatMap(allViolations);
    expect([...new Set(violated)].toSorted()).toMatchInlineSnapshot(`
      [
        "ade-acknowledged",
        "ade-acknowledgement-valid",
        "ade-devices-enroll",
        "ade-devices-have-profile",
        "ade-devices-read-completely",
        "ade-profile-assignments-resolve",
        "ade-profile-fields-filled",
        "ade-profile-fields-not-too-long",
        "ade-tenant-authorized",
        "ade-tenant-readable",
        "ade-tenant-tokens-declared",
        "ade-tenant-tokens-owned",
        "ade-tenant-understood",
        "ade-token-deadline-before-expiry",
        "ade-token-deadline-current",
        "ade-token-deadline-met",
        "ade-token-default-profile-set",
        "ade-token-devices-present",
        "ade-token-exists",
        "ade-token-expiry-known",
        "ade-token-expiry-not-imminent",
        "ade-token-first-sync-pending",
        "ade-token-identity-unchanged",
        "ade-token-judged",
        "ade-token-not-expired",
        "ade-token-not-expiring",
        "ade-token-sync-known",
        "ade-token-sync-not-stale",
        "ade-token-sync-restored-in-time",
        "ade-token-sync-succeeds",
        "ade-token-synced-recently",
        "ade-token-terms-accepted",
        "ade-token-terms-accepted-in-time",
        "ade-token-unambiguous",
        "apns-certificate-deadline-before-expiry",
        "apns-certificate-deadline-current",
        "apns-certificate-deadline-met",
        "apns-certificate-exists",
        "apns-certificate-expiry-not-imminent",
        "apns-certificate-identity-unchanged",
        "apns-certificate-judged",
        "apns-certificate-not-expired",
        "apns-certificate-not-expiring",
        "company-portal-token-usable",
        "vpp-token-deadline-current",
        "vpp-token-deadline-met",
        "vpp-token-exists",
        "vpp-token-expiry-not-imminent",
        "vpp-token-judged",
        "vpp-token-not-expiring",
        "vpp-token-synced",
        "vpp-token-valid",
      ]
    `);
  });

  it("violates, in a scenario that a policy gave its name, that policy", () => {
    for (const scenario of scenarios) {
      const { name } = scenario;
      if (!name.includes("-") || ofNoPolicy.includes(name)) continue;
      const stated = allViolations(scenario).map((policy) => policy.replace(/^ade-/, ""));
      // A second scenario of a policy adds a word: tenant-authorized-refused.
      expect(stated.some((policy) => `${name}-`.startsWith(`${policy}-`))).toBe(true);
    }
  });

  it("violates nothing where no policy gave the name", () => {
    for (const name of [...ofNoPolicy, "healthy", "empty"]) {
      const scenario = scenarios.find((candidate) => candidate.name === name);
      expect(scenario && allViolations(scenario)).toEqual([]);
    }
  });
});
