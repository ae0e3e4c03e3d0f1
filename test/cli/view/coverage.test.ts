import { describe, expect, it } from "vitest";
import { coverageOf, checkedBy } from "../../../cli/view/coverage.ts";
import type { EffectivePolicy } from "../../../cli/assess/report.ts";
import { entry, healthyTenant, report, unreadableTenant } from "../reports.ts";
import { failedTenant } from "../formats/samples.ts";

function reads(...whats: readonly string[]) {
  return whats.map((what) => ({ what, complete: false, reason: "403 Forbidden." }));
}

describe("what was read", () => {
  const { observedAt: _, ...undated } = healthyTenant();

  it.for([
    {
      when: "all of it",
      each: healthyTenant(),
      says: ["Read completely on 2026-11-23, 2 of 2 tokens"],
    },
    {
      when: "all, by what Graph states no count of",
      each: healthyTenant({ trustCount: false }),
      says: [
        "Read completely on 2026-11-23, 2 of 2 tokens",
        "Graph's counts not compared (graph.trustCount)",
      ],
    },
    {
      when: "a single token",
      each: healthyTenant({ entries: [entry()] }),
      says: ["Read completely on 2026-11-23, 1 of 1 token"],
    },
    {
      when: "a certificate too",
      each: healthyTenant({ entries: [entry(), entry({ kind: "pushCertificate" })] }),
      says: ["Read completely on 2026-11-23, 2 of 2 tokens and certificates"],
    },
    {
      when: "nothing, and the report begins with why",
      each: unreadableTenant(),
      says: ["Not read completely on 2026-11-23, 0 of 1 token", "not read: ADE tokens"],
    },
    {
      when: "nothing, and the report begins with something else",
      each: unreadableTenant({ notChecked: "The preview failed." }),
      says: [
        "Not read completely on 2026-11-23, 0 of 1 token",
        "not read: ADE tokens (Graph could not be reached (ECONNREFUSED))",
      ],
    },
    {
      when: "not the devices",
      each: healthyTenant({ reads: [{ what: "ADE tokens", complete: true }, ...reads("devices")] }),
      says: [
        "Not read completely on 2026-11-23, 2 of 2 tokens",
        "not read: devices (403 Forbidden)",
      ],
    },
    {
      when: "not much",
      each: healthyTenant({ reads: reads("a", "b", "c", "d") }),
      says: [
        "Not read completely on 2026-11-23, 2 of 2 tokens",
        "not read: a (403 Forbidden), b (403 Forbidden), c (403 Forbidden) and 1 more",
      ],
    },
    {
      when: "it in an earlier run",
      each: healthyTenant({ outcome: "not-checked" }),
      says: ["Not checked; read on 2026-11-23, 2 of 2 tokens"],
    },
    { when: "nobody knows when", each: undated, says: ["Read completely, 2 of 2 tokens"] },
    {
      when: "it but for what is ignored",
      each: healthyTenant({ ignoredTokens: [{ tokenName: "Old pilot", reason: "Retired" }] }),
      says: ["Read completely on 2026-11-23, 2 of 2 tokens", "1 token ignored: Old pilot"],
    },
    {
      when: "nothing, as the preview failed",
      each: failedTenant({ reads: [] }),
      says: ["Not read, 0 of 0 tokens"],
    },
  ])("is said when it is $when", ({ each, says }) => {
    const accepted = each.entries.length === 0 ? [] : ["no acknowledgements"];
    expect(coverageOf(each)).toEqual([...says, ...accepted]);
  });

  it("counts the acknowledgements that are in force", () => {
    const accepted = { policy: "ade-a", reason: "r", owner: "o", until: "2026-12-05" };
    const acknowledgements = [
      { ...accepted, inForce: true },
      { ...accepted, inForce: false, problem: "it is over" },
    ];
    const each = healthyTenant({ entries: [entry({ acknowledgements })] });
    expect(coverageOf(each).at(-1)).toBe("1 acknowledgement");
  });
});

function policy(overrides: Partial<EffectivePolicy> = {}): EffectivePolicy {
  return {
    name: "ade-a",
    level: "mandatory",
    defaultLevel: "mandatory",
    config: { renewBeforeDays: 45 },
    defaultConfig: { renewBeforeDays: 30 },
    changedConfig: [],
    ...overrides,
  };
}

describe("by what it was checked", () => {
  const lowered = policy({ level: "advisory" });
  const disabled = policy({ level: "disabled" });

  it.for([
    {
      when: "nothing is changed",
      policies: [policy()],
      says: "default thresholds · default levels",
    },
    {
      when: "a shipped profile lowers",
      policies: [lowered],
      says: "default thresholds · 1 policy set to warn",
    },
    {
      when: "another profile lowers",
      profile: "mine.json",
      policies: [lowered, lowered],
      says: "default thresholds · 2 policies set to warn: ade-a, ade-a",
    },
    {
      when: "one is disabled",
      policies: [disabled],
      says: "default thresholds · 1 policy disabled: ade-a",
    },
    {
      when: "one is raised",
      policies: [policy({ defaultLevel: "advisory" })],
      says: "default thresholds · 1 policy stricter than the default",
    },
    {
      when: "one is disabled as shipped",
      policies: [policy({ level: "disabled", defaultLevel: "disabled" })],
      says: "default thresholds · default levels",
    },
    {
      when: "a threshold is changed",
      policies: [policy({ changedConfig: ["renewBeforeDays"] })],
      says: "changed thresholds: ade-a renewBeforeDays 45 · default levels",
    },
    { when: "nothing is known", policies: [], says: "levels and thresholds unknown" },
  ])("is said when $when", ({ policies, profile = "pull-request", says }) => {
    expect(checkedBy(report({ policies, profile })).slice(2).join(" · ")).toBe(says);
  });

  it("names the pack, or the command when no pack ran, and the day that it looks ahead to", () => {
    const asOf = "2026-12-24T23:59:59Z";
    expect(checkedBy(report({ asOf })).slice(0, 2)).toEqual(["pack 0.1.0", "profile pull-request"]);
    expect(checkedBy(report({ asOf })).at(-1)).toBe("as of 2026-12-24");
    expect(checkedBy(report({ versions: { appleAde: "0.2.0" } }))[0]).toBe("apple-ade 0.2.0");
  });
});
