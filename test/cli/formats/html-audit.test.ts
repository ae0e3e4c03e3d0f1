import { describe, expect, test } from "vitest";
import type { EffectivePolicy, Report } from "../../../cli/assess/report.ts";
import { report, tenant, unreadableTenant } from "../reports.ts";
import { render, textOf } from "./html-page.ts";
import { failedTenant } from "./samples.ts";

function auditOf(given: Report): string {
  return textOf(/<footer[^]*<\/footer>/.exec(render(given))?.[0] ?? "");
}

const shipped: EffectivePolicy = {
  name: "ade-x",
  level: "mandatory",
  defaultLevel: "mandatory",
  config: { graceDays: 7 },
  defaultConfig: { graceDays: 7 },
  changedConfig: [],
};

describe("the audit record", () => {
  test.for([
    { record: "usable", says: "Last recorded run found, compared with" },
    { record: "none", says: "Last recorded run none" },
  ] as const)("says of the last recorded run: $says", ({ record, says }) => {
    expect(auditOf(report({ tenants: [tenant({ record })] }))).toContain(says);
  });

  test("says what judged what, and when", () => {
    expect(auditOf(report())).toContain(
      "Checked at 2026-11-23 10:00:05 UTC Profile pull-request Commit 0123456789abcdef0123456789abcdef01234567 apple-ade 0.1.0 Policy pack 0.1.0 Pulumi v3.259.0",
    );
  });

  test.for([
    { what: "none", policy: {}, says: "None: all 1 have their default level and thresholds." },
    {
      what: "a disabled one",
      policy: { level: "disabled" },
      says: "Disabled ade-x All others of the 1 policies",
    },
    {
      what: "a lowered one",
      policy: { level: "advisory" },
      says: "Set to warn ade-x All",
    },
    {
      what: "a stricter one",
      policy: { defaultLevel: "advisory" },
      says: "Stricter than the default ade-x All",
    },
    {
      what: "one with another threshold",
      policy: { changedConfig: ["graceDays"] },
      says: "Other thresholds ade-x graceDays 7 All",
    },
  ] as const)("names the policies that are not as shipped: $what", ({ policy, says }) => {
    const changed = policy as Partial<EffectivePolicy>;
    const audit = auditOf(report({ policies: [{ ...shipped, ...changed }] }));
    expect(audit).toContain(`Policies that differ from their default ${says}`);
  });

  test("says when the levels are not known", () => {
    expect(auditOf(report({ policies: [] }))).toContain("Levels and thresholds are not known.");
  });

  test("says of each tenant what was read and what was not", () => {
    const reads = [
      { what: "ADE tokens", complete: true },
      { what: 'devices of "kiosk"', complete: false, reason: "switched off" },
      { what: 'profiles of "kiosk"', complete: false },
    ];
    const audit = auditOf(
      report({
        tenants: [
          tenant({
            reads,
            ignoredTokens: [
              { tokenName: "Old pilot", reason: "Retired" },
              { tokenName: "Lab", reason: "Tests" },
            ],
          }),
          failedTenant(),
        ],
      }),
    );
    expect(audit).toContain("Tenant id 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10");
    expect(audit).toContain("Ignored tokens Old pilot (Retired), Lab (Tests)");
    expect(audit).toContain("ADE tokens: read completely");
    expect(audit).toContain("devices of &quot;kiosk&quot;: not read completely: switched off");
    expect(audit).toContain("profiles of &quot;kiosk&quot;: not read completely");
    expect(audit).toMatch(/What was read of Adatum .* Preview did not run to its end/);
  });

  test("does not call a tenant read that could not be", () => {
    const audit = auditOf(report({ tenants: [unreadableTenant()] }));
    expect(audit).toContain("ADE tokens: not read completely: Graph could not be reached");
    expect(auditOf(report({ tenants: [unreadableTenant({ reads: [] })] }))).toContain(
      "Nothing was read.",
    );
  });
});
