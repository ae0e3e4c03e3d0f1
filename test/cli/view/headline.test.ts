import { describe, expect, it, test } from "vitest";
import { headline, moodOf } from "../../../cli/view/headline.ts";
import { attributionOf } from "../../../cli/view/verdict.ts";
import { entry, finding, healthyTenant, tenant, unreadableTenant } from "../reports.ts";

const warned = entry({ state: "warned" });
const blocked = entry({ state: "blocked" });
const certificate = entry({ kind: "pushCertificate", name: "Apple MDM push certificate" });
const dropped = finding({ policy: "ade-tenant-declarations-kept" });
const gone = { kind: "token", key: "kiosk", name: "Kiosk iPads" } as const;
const about = entry({ kind: "tenant", key: "contoso", name: "Contoso" });

describe("a tenant's headline", () => {
  test.for([
    {
      given: tenant({ entries: [blocked, warned, entry()] }),
      says: "1 of 3 tokens blocks",
      mood: "blocked",
    },
    {
      given: tenant({ entries: [blocked, blocked] }),
      says: "2 of 2 tokens block",
      mood: "blocked",
    },
    {
      given: healthyTenant({ entries: [warned, entry(), about] }),
      says: "1 of 2 tokens with warnings",
      mood: "warned",
    },
    {
      given: healthyTenant({
        entries: [{ ...about, state: "warned", findings: [finding()] }, entry()],
      }),
      says: "the tenant has warnings",
      mood: "warned",
    },
    {
      given: healthyTenant(),
      says: "all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)",
      mood: "healthy",
    },
    {
      given: healthyTenant({
        entries: [about, entry({ name: "Lab Macs", renewBy: "2027-01-01" })],
      }),
      says: "1 token healthy, next deadline 2027-01-01 (Lab Macs)",
      mood: "healthy",
    },
    {
      given: healthyTenant({ entries: [about] }),
      says: "no token is declared, so none is checked",
      mood: "warned",
    },
    {
      given: healthyTenant({ entries: [entry(), entry(), certificate] }),
      says: "all 2 tokens and the push certificate healthy, next deadline 2027-02-01 (Corporate iPhones)",
      mood: "healthy",
    },
    {
      given: tenant({
        entries: [{ ...about, state: "blocked", findings: [dropped] }],
        removed: [gone],
      }),
      says: "1 removed declaration blocks",
      mood: "blocked",
    },
    {
      given: tenant({
        entries: [{ ...about, state: "blocked", findings: [dropped] }],
        removed: [gone, gone],
      }),
      says: "what was removed blocks",
      mood: "blocked",
    },
    {
      given: tenant({
        entries: [{ ...about, state: "blocked", findings: [dropped, finding()] }, entry()],
        removed: [gone],
      }),
      says: "the tenant blocks",
      mood: "blocked",
    },
    {
      given: tenant({ entries: [{ ...certificate, state: "blocked" }] }),
      says: "the push certificate blocks",
      mood: "blocked",
    },
    {
      given: tenant({ entries: [blocked, entry(), { ...certificate, state: "blocked" }] }),
      says: "2 of 3 tokens and certificates block",
      mood: "blocked",
    },
    {
      given: healthyTenant({ entries: [entry({ state: "not-checked" }), warned, entry()] }),
      says: "1 of 3 tokens not checked, 1 of 3 tokens with warnings",
      mood: "not-checked",
    },
    {
      given: unreadableTenant({
        blocked: true,
        entries: [entry({ state: "blocked", findings: [finding({ reason: "unreadable" })] })],
      }),
      says: "not checked, blocks",
      mood: "not-checked",
    },
    { given: unreadableTenant(), says: "not checked, does not block", mood: "not-checked" },
    {
      given: unreadableTenant({ blocked: true, entries: [blocked, warned] }),
      says: "not checked; 1 of 2 tokens blocks",
      mood: "not-checked",
    },
  ])("is: $says", ({ given, says, mood }) => {
    expect(headline(given, "2026-11-23")).toBe(says);
    expect(moodOf(given)).toBe(mood);
  });
});

describe("the attribution of what blocks", () => {
  const mandatory = { level: "mandatory" } as const;
  const mine = finding({ ...mandatory, cause: "change", curedInCode: true });
  const calendar = finding({ ...mandatory, cause: "calendar", curedInCode: false });
  const unknown = finding({ ...mandatory, cause: "unknown", curedInCode: false });

  test.for([
    { findings: [mine], says: "This pull request caused it and can fix it." },
    { findings: [calendar], says: "This pull request did not cause it and cannot fix it." },
    {
      findings: [mine, calendar],
      says: "This pull request caused part of it and can fix part of it.",
    },
    {
      findings: [mine, unknown],
      says: "This pull request caused part of it and can fix part of it.",
    },
    {
      findings: [calendar, unknown],
      says: "This pull request may have caused it and cannot fix it.",
    },
    {
      findings: [unknown],
      record: "none",
      says: "There is no recorded run (pulumi up) yet, so it is unknown whether this pull request caused it. This pull request cannot fix it.",
    },
  ] as const)("is: $says", ({ findings, says, ...given }) => {
    const entries = [entry({ findings: [...findings] })];
    const attribution = attributionOf(tenant({ ...given, entries }));
    expect(attribution).toBe(says);
  });

  it("is none where nothing blocks, whatever the warnings", () => {
    const entries = [entry({ findings: [finding({ level: "advisory", cause: "change" })] })];
    expect(attributionOf(tenant({ entries }))).toBeUndefined();
  });
});
