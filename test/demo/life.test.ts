import { describe, expect, it, test } from "vitest";
import { advance, daysIn, happen, lookAhead } from "../../demo/deeds.ts";
import { type Deed, lived } from "../../demo/life.ts";
import type { Memory } from "../../demo/memory.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { day, later } from "../../policy/text/time.ts";

const now = new Date("2026-11-23T10:15:00Z");
const fresh: Memory = {
  scenario: "default",
  startedAt: "2026-11-23T10:15:00Z",
  identityHeader: "x",
  deeds: [],
  daysAhead: 0,
};

function tokens(named: string, deeds: readonly Deed[], at = now) {
  const tenant = lived(defaultScenario, { ...fresh, deeds }, at);
  return tenant.live(relativeTo(now)).filter(({ tokenName }) => tokenName === named);
}

/** The day of its last sync, so many days after the first start. */
function synced(named: string, days: number): string | undefined {
  return tokens(named, [], later(now, days * day))[0]?.lastSuccessfulSyncDateTime?.slice(0, 10);
}

describe("what can happen to the demo tenant", () => {
  const at = "2026-11-23T11:00:00Z";
  const year = "2027-11-23T11:00:00Z";
  const [store] = tokens("Store iPads", []);
  const [academy] = tokens("Training Academy", []);

  test.for<{ readonly deed: Omit<Deed, "at">; readonly becomes: readonly object[] }>([
    {
      deed: { what: "renew", token: "Store iPads" },
      becomes: [{ id: store?.id, tokenExpirationDateTime: year, lastSyncErrorCode: 0 }],
    },
    {
      deed: { what: "replace", token: "Store iPads" },
      becomes: [{ id: inventedId(`Store iPads of ${at}`), tokenExpirationDateTime: year }],
    },
    { deed: { what: "delete", token: "Store iPads" }, becomes: [] },
    { deed: { what: "accept-terms" }, becomes: [store ?? {}] },
    { deed: { what: "renew", token: "Design Macs" }, becomes: [store ?? {}] },
  ])("$deed", ({ deed, becomes }) => {
    expect(tokens("Store iPads", [{ ...deed, at }])).toMatchObject(becomes);
  });

  it("is Apple's terms accepted, which changes nothing but the sync", () => {
    expect(academy).toMatchObject({ lastSyncErrorCode: 3 });
    const accepted = { what: "accept-terms", at } as const;
    expect(tokens("Training Academy", [accepted])).toMatchObject([
      {
        id: academy?.id,
        lastSyncErrorCode: 0,
        lastSuccessfulSyncDateTime: expect.stringMatching(/^2026-11-23T11/),
      },
    ]);
  });

  it("is Intune's daily sync, of a healthy token and until it expires", () => {
    const first = synced("Corporate iPhones", 0) ?? "";
    expect(synced("Corporate iPhones", 7)).toBe(
      later(new Date(first), 7 * day)
        .toISOString()
        .slice(0, 10),
    );
    expect(synced("Design Macs", 200)).toBe(synced("Design Macs", 20));
    expect(synced("Meeting room Apple TVs", 7)).toBe(synced("Meeting room Apple TVs", 0));
  });
});

describe("apple-ade demo", () => {
  it("remembers what happened, and says it", () => {
    const { memory, told } = happen(fresh, { what: "renew", token: "Store iPads" }, now);
    expect(memory.deeds).toEqual([
      { what: "renew", token: "Store iPads", at: "2026-11-23T10:15:00Z" },
    ]);
    expect(told).toBe('"Store iPads": renewed, expires on 2027-11-23.');
  });

  it("names the tokens that there are instead of one that is not", () => {
    expect(() => happen(fresh, { what: "delete", token: "Store iPad" }, now)).toThrow(
      /no token "Store iPad" \(did you mean Store iPads\?\)\. Tokens: "Corporate iPhones", /,
    );
    const { memory } = happen(fresh, { what: "accept-terms" }, now);
    expect(() => happen(memory, { what: "accept-terms" }, now)).toThrow(
      "No token of the demo waits for Apple's terms.",
    );
  });

  it("adds the days up that it looks ahead", () => {
    const { memory } = advance(fresh, daysIn("30d"), now);
    expect(advance(memory, daysIn("5d"), now).told).toBe(lookAhead(35, now));
    expect(lookAhead(35, now)).toContain("check --as-of 2026-12-28");
    expect(() => daysIn("30")).toThrow("write a number of days, as in 30d");
  });
});
