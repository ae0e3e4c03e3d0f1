import { describe, expect, it } from "vitest";
import type { EffectivePolicy } from "../../../cli/assess/report.ts";
import { catalog } from "../../../policy/catalog.ts";
import { healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { failedTenant } from "./samples.ts";
import { runOf } from "./sarif-run.ts";

describe("the run of sarif", () => {
  it("has a rule for every policy of the pack, with all that GitHub requires of one", () => {
    const { rules = [] } = runOf(report()).tool.driver;
    expect(rules.map((rule) => rule.id)).toEqual([
      ...catalog.map(({ name }) => name),
      "not-checked",
    ]);
    for (const rule of rules) {
      for (const message of [rule.shortDescription, rule.fullDescription, rule.help])
        expect(message?.text).toMatch(/.{10}/);
    }
  });

  it.for([
    { when: "a tenant", tenants: [tenant()], as: "apple-ade/contoso/" },
    {
      when: "a look ahead",
      tenants: [tenant()],
      asOf: "2026-12-24T23:59:59Z",
      as: "apple-ade/contoso/as-of/",
    },
    {
      when: "several",
      tenants: [tenant({ stack: "b" }), tenant()],
      as: "apple-ade/5e4324dc2544966c/",
    },
    {
      when: "the same in another order",
      tenants: [tenant(), tenant({ stack: "b" })],
      as: "apple-ade/5e4324dc2544966c/",
    },
  ])("has a category of its own for $when", ({ tenants, asOf, as }) => {
    const run = runOf(report({ tenants, ...(asOf !== undefined && { asOf }) }));
    expect(run.automationDetails?.id).toBe(as);
  });

  it.for([
    {
      when: "all is healthy",
      tenants: [healthyTenant()],
      successful: true,
      notes: ["note: Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)"],
    },
    {
      when: "something blocks",
      tenants: [tenant()],
      successful: true,
      notes: ["note: Contoso: 1 of 3 tokens blocks"],
    },
    {
      when: "a tenant was not read",
      tenants: [healthyTenant(), unreadableTenant()],
      successful: false,
      notes: [
        "error: Contoso: not checked, does not block (Graph could not be reached (ECONNREFUSED).)",
        "note: Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)",
      ],
    },
  ])("says of each tenant whether it was checked when $when", ({ tenants, successful, notes }) => {
    const [invocation] = runOf(report({ tenants })).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(successful);
    expect(
      invocation?.toolExecutionNotifications?.map(
        ({ level, message }) => `${level}: ${message.text}`,
      ),
    ).toEqual(notes);
  });

  it.for([
    { tenants: failedTenant(), levels: ["error"] },
    { tenants: failedTenant({ failed: false }), levels: ["warning"] },
    { tenants: unreadableTenant(), levels: [] },
  ])(
    "has a result for a tenant of which no finding says it was not checked",
    ({ tenants, levels }) => {
      const unchecked = (runOf(report({ tenants: [tenants] })).results ?? []).filter(
        ({ ruleId }) => ruleId === "not-checked",
      );
      expect(unchecked.map(({ level }) => level)).toEqual(levels);
    },
  );

  it.for([
    { when: "its level", policy: effective({ level: "advisory" }), as: { level: "warning" } },
    { when: "that it is on", policy: effective({ level: "disabled" }), as: { enabled: false } },
    {
      when: "a threshold",
      policy: effective({ config: { graceDays: 3 }, changedConfig: ["graceDays"] }),
      as: { enabled: true, level: "error", parameters: { graceDays: 3 } },
    },
  ])("says what the profile changes of a rule: $when", ({ policy, as }) => {
    const unchanged = effective({ name: "ade-token-exists" });
    const run = runOf(report({ policies: [unchanged, policy] }));
    expect(run.invocations?.[0]?.ruleConfigurationOverrides).toMatchObject([
      { descriptor: { id: policy.name }, configuration: as },
    ]);
  });
});

function effective(overrides: Partial<EffectivePolicy>): EffectivePolicy {
  const name = "ade-token-terms-accepted-in-time";
  const levels = { level: "mandatory", defaultLevel: "mandatory" } as const;
  return { name, ...levels, config: {}, defaultConfig: {}, changedConfig: [], ...overrides };
}
