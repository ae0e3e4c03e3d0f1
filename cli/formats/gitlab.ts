import { digest } from "../assess/fingerprint.ts";
import type { EntryView, FindingView } from "../view/entry.ts";
import type { Place } from "../view/place.ts";
import { type TenantView, viewOf } from "../view/view.ts";
import type { Format } from "./format.ts";

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
    const { tenants } = viewOf(report);
    const issues = [...tenants.flatMap(notChecked), ...tenants.flatMap(found)];
    return `${JSON.stringify(issues, null, 2)}\n`;
  },
};

function notChecked(tenant: TenantView): readonly Issue[] {
  const { unsaid, label, stack, place } = tenant;
  if (unsaid === undefined) return [];
  return [
    {
      description: oneLine(`${label}: not checked. ${unsaid}`),
      check_name: "not-checked",
      fingerprint: fingerprint(stack, label, "not-checked"),
      severity: tenant.stops ? "blocker" : "critical",
      location: location(place),
    },
  ];
}

function found({ stack, entries }: TenantView): readonly Issue[] {
  return entries.flatMap(({ place, findings, owner }: EntryView) =>
    findings.map((finding) => ({
      description: oneLine(describe(finding, owner)),
      check_name: finding.policy,
      fingerprint: fingerprint(stack, finding.fingerprint),
      severity: finding.level === "mandatory" ? "blocker" : advisorySeverities[finding.severity],
      location: location(place),
    })),
  );
}

/** The merge request shows nothing but this line, without the check's name. */
function describe(finding: FindingView, owner: string | undefined): string {
  const { sentence, seen, first = "", needed, description, until } = finding;
  const what = seen === description ? "" : sentence;
  const who = owner === undefined ? "" : ` Owner: ${owner}.`;
  return `${description} ${what} ${first} To do: ${needed}.${who} ${until}`;
}

const advisorySeverities = {
  critical: "critical",
  high: "major",
  medium: "minor",
  low: "info",
} as const;

/** With the stack's name: two stacks may declare the same token. */
function fingerprint(...parts: readonly string[]): string {
  return digest(JSON.stringify(parts), 32);
}

function location({ file, line }: Place): Issue["location"] {
  return { path: file, lines: { begin: line } };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
