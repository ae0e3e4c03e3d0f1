import { createHash } from "node:crypto";
import { allFindings } from "../report/headline.ts";
import type { Entry, Finding, Report, Tenant } from "../report/report.ts";
import type { Format } from "./format.ts";
import { placeOf } from "./place.ts";
import { unsaidReason } from "./unsaid-reason.ts";

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/**
 * A Code Quality report: an array of issues, empty when all is healthy. GitLab shows issues with
 * the same fingerprint as one. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Format = {
  name: "gitlab",
  render(report) {
    const issues = [...report.tenants.flatMap(notChecked), ...found(report)];
    return `${JSON.stringify(issues, null, 2)}\n`;
  },
};

function notChecked(tenant: Tenant): readonly Issue[] {
  const reason = unsaidReason(tenant);
  if (reason === undefined) return [];
  return [
    {
      description: oneLine(`${tenant.label}: not checked. ${reason}`),
      check_name: "not-checked",
      fingerprint: fingerprint(tenant.stack, tenant.label, "not-checked"),
      severity: tenant.failed || tenant.blocked ? "blocker" : "critical",
      location: location(tenant),
    },
  ];
}

function found(report: Report): readonly Issue[] {
  return allFindings(report).map(({ tenant, entry, finding }) => ({
    description: oneLine(describe(finding)),
    check_name: finding.policy,
    fingerprint: fingerprint(tenant.stack, finding.fingerprint),
    severity: severityOf(finding),
    location: location(tenant, entry),
  }));
}

/** The merge request shows nothing but this line, without the check's name. */
function describe({ subject, seen, action, description }: Finding): string {
  const what = seen === description ? "" : `${subject} ${seen}`;
  return `${description} ${what} To do: ${action}.`;
}

const advisorySeverities = {
  critical: "critical",
  high: "major",
  medium: "minor",
  low: "info",
} as const;

function severityOf({ level, severity }: Finding): Issue["severity"] {
  return level === "mandatory" ? "blocker" : advisorySeverities[severity];
}

/** With the stack's name: two stacks may declare the same token. */
function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

function location(tenant: Tenant, entry?: Entry): Issue["location"] {
  const { file, line } = placeOf(tenant, entry);
  return { path: file, lines: { begin: line } };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
