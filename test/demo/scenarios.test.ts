import type { ImportedAppleDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import { describe, expect, test } from "vitest";
import { scenarios } from "../../demo/scenarios/find-scenario.ts";
import { relativeTo, type PolicyName, type Scenario } from "../../demo/scenarios/scenario.ts";
import { entriesOf, namesMatching } from "./declared-and-live.ts";
import { policiesAboutDates } from "./policies-about-dates.ts";
import { policiesAboutEnrollment } from "./policies-about-devices.ts";
import { policiesAboutPushCertificate, policiesAboutVppToken } from "./policies-about-siblings.ts";

const moments = [
  "2026-11-23T10:15:30.500Z",
  "2026-12-31T00:00:00.000Z",
  "2028-02-29T23:59:59.999Z",
].map((instant) => new Date(instant));

const cases = scenarios.flatMap((scenario) =>
  // So many devices take their time, and their dates have no limit to be on either side of.
  moments
    .slice(scenario.name === "devices-many" ? -1 : 0)
    .map((now) => ({ name: scenario.name, when: now.toISOString(), now, scenario })),
);

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
      // What these hide depends on the policies themselves.
      if (declared.acknowledgements !== undefined) continue;
      expect(declared.id !== undefined && declared.id !== only.id).toBe(
        stated.includes("ade-token-identity-unchanged"),
      );
      if (stated.includes("ade-token-identity-unchanged")) continue;
      const facts = { declared, live: only, now };
      const devices = devicesRead(scenario, only.id ?? "", now);
      const vppTokens = scenario.vppTokens?.(relativeTo(now)) ?? [];
      const read = [
        ...policiesAboutDates(facts),
        ...policiesAboutEnrollment({ ...facts, devices, vppTokens }),
        ...(scenario.faults?.devices === undefined ? [] : ["ade-devices-read-completely"]),
      ];
      expect(read.toSorted()).toEqual(stated.toSorted());
    }
  });

  test.for(cases)("$name has siblings as stated at $when", ({ scenario, now }) => {
    const at = relativeTo(now);
    const { pushCertificate, vppTokens = {} } = scenario.config(at);
    const { violates } = scenario;
    const unread = scenario.faults ?? {};
    const certificate =
      pushCertificate === undefined
        ? []
        : unread.pushCertificate !== undefined
          ? ["apns-certificate-judged"]
          : policiesAboutPushCertificate(pushCertificate, scenario.pushCertificate?.(at), now);
    expect(certificate.toSorted()).toEqual(violates.pushCertificate?.toSorted());
    for (const [key, declared] of Object.entries(vppTokens)) {
      const named = scenario.vppTokens?.(at) ?? [];
      const live = named.find(({ displayName }) => displayName === declared.displayName);
      const stated = violates.vppTokens?.[key] ?? [];
      const policies =
        unread.vppTokens === undefined
          ? policiesAboutVppToken(declared, live, now)
          : ["vpp-token-judged"];
      expect(policies.toSorted()).toEqual(stated.toSorted());
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

/** The devices that a reader gets to see. */
function devicesRead(
  { devices, faults }: Scenario,
  tokenId: string,
  now: Date,
): readonly ImportedAppleDeviceIdentity[] {
  const held = devices?.(relativeTo(now))[tokenId];
  return held === undefined || faults?.devices !== undefined ? [] : held.slice(0, held.length);
}
