import { readdirSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findScenario, scenarios } from "../../demo/scenarios/find-scenario.ts";
import { relativeTo, type PolicyName } from "../../demo/scenarios/scenario.ts";
import { entriesOf, namesMatching } from "./declared-and-live.ts";
import { policiesAboutDates, type Facts } from "./policies-about-dates.ts";

const moments = [
  "2026-11-23T10:15:30.500Z",
  "2026-12-31T00:00:00.000Z",
  "2028-02-29T23:59:59.999Z",
].map((instant) => new Date(instant));

const cases = scenarios.flatMap((scenario) =>
  moments.map((now) => ({ name: scenario.name, when: now.toISOString(), now, scenario })),
);

describe("the catalogue", () => {
  it("lists every scenario file once, under its own name", () => {
    const folder = new URL("../../demo/scenarios/", import.meta.url);
    const parts =
      /^(apple-configurator|catalog|contoso|dep-onboarding-setting|find-scenario|scenario|stack-config)\.ts$/;
    const files = readdirSync(folder).filter((file) => !parts.test(file));
    expect(scenarios.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
    for (const scenario of scenarios) expect(findScenario(scenario.name)).toBe(scenario);
  });

  it("has a violation of every policy", () => {
    const violated = scenarios.flatMap(({ violates }) => [
      ...violates.tenant,
      ...Object.values(violates.tokens).flat(),
    ]);
    expect([...new Set(violated)].toSorted()).toMatchInlineSnapshot(`
      [
        "ade-tenant-authorized",
        "ade-tenant-readable",
        "ade-tenant-tokens-declared",
        "ade-tenant-tokens-owned",
        "ade-tenant-understood",
        "ade-token-deadline-before-expiry",
        "ade-token-deadline-current",
        "ade-token-deadline-met",
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
      ]
    `);
  });

  it("violates, in a scenario that a policy gave its name, that policy", () => {
    const named = scenarios.filter(({ name }) => /^(tenant|token)-/.test(name));
    for (const { name, violates } of named) {
      const all = [...violates.tenant, ...Object.values(violates.tokens).flat()];
      // A second scenario of a policy adds a word: tenant-authorized-refused.
      expect(all.some((policy) => `ade-${name}-`.startsWith(`${policy}-`))).toBe(true);
    }
  });
});

describe("every scenario", () => {
  test.for(cases)("$name has live tokens as Intune writes them at $when", ({ scenario, now }) => {
    const live = scenario.live(relativeTo(now));
    for (const token of live) {
      expect(token.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
      if (token.tokenType === "none") continue;
      expect(token.tokenExpirationDateTime ?? "2027-03-01T09:00:00Z").toMatch(/T\d\d:\d\d:\d\dZ$/);
      expect(token.lastSuccessfulSyncDateTime).toMatch(/T\d\d:\d\d:\d\d\.\d{7}Z$/);
      expect(Date.parse(token.lastModifiedDateTime ?? "")).toBeLessThan(now.getTime());
      expect(Date.parse(token.lastSuccessfulSyncDateTime ?? "")).toBeLessThan(now.getTime());
    }
    expect(new Set(live.map(({ id }) => id)).size).toBe(live.length);
  });

  test.for(cases)("$name is on the stated side of every limit at $when", ({ scenario, now }) => {
    if (scenario.fault !== undefined) return;
    for (const { key, declared, live } of entriesOf(scenario, now)) {
      const stated = scenario.violates.tokens[key] ?? [];
      const [only, ...others] = live;
      expect(live.length === 0).toBe(stated.includes("ade-token-exists"));
      expect(others.length > 0).toBe(stated.includes("ade-token-unambiguous"));
      if (only === undefined || others.length > 0) continue;
      expect(declared.id !== undefined && declared.id !== only.id).toBe(
        stated.includes("ade-token-identity-unchanged"),
      );
      if (stated.includes("ade-token-identity-unchanged")) continue;
      const facts: Facts = { declared, live: only, now };
      expect(policiesAboutDates(facts)).toEqual(stated.toSorted());
    }
  });

  test.for(cases)("$name declares, ignores and owns what it says at $when", ({ scenario, now }) => {
    const config = scenario.config(relativeTo(now));
    const known = [...Object.values(config.tokens), ...(config.ignoredTokens ?? [])];
    const names = namesMatching(scenario, now);
    const stated: PolicyName[] = [];
    if (names.some((name) => !known.some(({ tokenName }) => tokenName === name)))
      stated.push("ade-tenant-tokens-declared");
    if (
      Object.values(config.tokens).some(
        ({ owner }) => (owner ?? config.defaults?.owner) === undefined,
      )
    )
      stated.push("ade-tenant-tokens-owned");
    expect(scenario.violates.tenant.filter((policy) => policy.includes("-tokens-"))).toEqual(
      stated,
    );
  });
});
