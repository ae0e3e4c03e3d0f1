import { describe, expect, test } from "vitest";
import { scenarios } from "../../demo/scenarios/catalog.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";

const moments = [
  "2026-11-23T10:15:30.500Z",
  "2026-12-31T00:00:00.000Z",
  "2028-02-29T23:59:59.999Z",
].map((instant) => new Date(instant));

const cases = scenarios.flatMap((scenario) =>
  moments.map((now) => ({ name: scenario.name, when: now.toISOString(), now, scenario })),
);

describe("every scenario", () => {
  test("has a name of its own", () => {
    const names = scenarios.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

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
});
