import { describe, expect, it } from "vitest";
import { z } from "zod";
import { gitlab } from "../../../cli/formats/gitlab.ts";
import type { Finding } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import {
  allFindings,
  entry,
  finding,
  healthyTenant,
  report,
  tenant,
  unreadableTenant,
} from "../reports.ts";
import { countsOfMarks, failedTenant, markedReport, samples } from "./samples.ts";

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const documented = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
    severity: z.enum(["info", "minor", "major", "critical", "blocker"]),
    location: z.strictObject({
      path: z.string().min(1),
      lines: z.strictObject({ begin: z.int().min(1) }),
    }),
  }),
);

function render(each: Report): string {
  return gitlab.render(each, { color: false });
}

function issues(each: Report): z.infer<typeof documented> {
  return documented.parse(JSON.parse(render(each)));
}

function issuesOf(overrides: Partial<Finding>) {
  const entries = [entry({ findings: [finding(overrides)] })];
  return issues(report({ tenants: [tenant({ entries })] }));
}

describe("gitlab", () => {
  it("says of a finding what was seen and what to do, at its declaration", () => {
    expect(issues(report())[0]).toEqual({
      description:
        'An ADE token must not be expired. "Kiosk iPads" of Contoso expired on 2026-11-18 09:12 UTC, 5 days ago (renewal was due by 2026-10-30). To do: renew today. Owner: Endpoint team. Has blocked since 2026-11-18.',
      check_name: "ade-token-not-expired",
      fingerprint: "7470b4403845c42678c7adc1ccc305c6",
      severity: "blocker",
      location: { path: "Pulumi.contoso.yaml", lines: { begin: 12 } },
    });
  });

  it.for([
    { level: "mandatory", severity: "critical", as: "blocker" },
    { level: "mandatory", severity: "low", as: "blocker" },
    { level: "advisory", severity: "critical", as: "critical" },
    { level: "advisory", severity: "high", as: "major" },
    { level: "advisory", severity: "medium", as: "minor" },
    { level: "advisory", severity: "low", as: "info" },
  ] as const)("shows $level $severity as $as", ({ level, severity, as }) => {
    expect(issuesOf({ level, severity }).map((issue) => issue.severity)).toEqual([as]);
  });

  it.for(samples)("writes each finding once, as documented, when $when", ({ report: each }) => {
    const found = issues(each).filter(({ check_name }) => check_name !== "not-checked");
    expect(found.map(({ check_name }) => check_name)).toEqual(
      allFindings(each).map((one) => one.finding.policy),
    );
    expect(found.every(({ description }) => !description.includes("\n"))).toBe(true);
  });

  it("writes the text of each finding once", () => {
    expect(new Set(countsOfMarks(render(markedReport(200)), 200))).toEqual(new Set([1]));
  });

  it("gives no two issues the same fingerprint, also where two stacks declare the same", () => {
    const tenants = [
      tenant(),
      tenant({ stack: "other" }),
      failedTenant(),
      failedTenant({ label: "B" }),
    ];
    const prints = issues(report({ tenants })).map(({ fingerprint }) => fingerprint);
    expect(prints).toHaveLength(6);
    expect(new Set(prints).size).toBe(6);
  });

  it("keeps an issue's fingerprint while days pass and lines move", () => {
    const [today] = issues(report());
    const entries = [
      entry({ findings: [finding({ seen: "expired 6 days ago.", message: "6 days" })] }),
    ];
    const [tomorrow] = issues(report({ tenants: [tenant({ entries })] }));
    expect(tomorrow?.description).not.toBe(today?.description);
    expect(tomorrow?.fingerprint).toBe(today?.fingerprint);
  });

  it.for([
    {
      when: "the preview failed",
      tenants: failedTenant(),
      says: ["blocker Adatum: not checked. The preview failed: no passphrase. Set it."],
    },
    {
      when: "no policy says so",
      tenants: failedTenant({ failed: false }),
      says: ["critical Adatum: not checked. The preview failed: no passphrase. Set it."],
    },
    {
      when: "nobody knows why",
      tenants: unexplainedTenant(),
      says: ["critical Contoso: not checked. It is not known why."],
    },
    {
      when: "a finding says so",
      tenants: unreadableTenant(),
      says: [
        "major The tenant's ADE tokens must have been read completely in this run. Contoso was not checked: Graph could not be reached (ECONNREFUSED). To do: run the check again. Owner: Endpoint team.",
      ],
    },
  ])("has an issue for a tenant that was not checked when $when", ({ tenants, says }) => {
    const found = issues(report({ tenants: [tenants] }));
    expect(found.map(({ severity, description }) => `${severity} ${description}`)).toEqual(says);
  });

  it("is an empty array where all is healthy, as the format has no other way to say so", () => {
    expect(render(report({ tenants: [healthyTenant()] }))).toBe("[]\n");
  });
});

function unexplainedTenant() {
  const { notChecked: _, ...unexplained } = unreadableTenant({ entries: [] });
  return unexplained;
}
