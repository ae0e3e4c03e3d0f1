import type { Location, Result } from "sarif";
import { allFindings } from "../report/headline.ts";
import type { Entry, Finding, Report, Tenant } from "../report/report.ts";
import { blocksLine } from "./entry-text.ts";
import { placeOf } from "./place.ts";
import { message } from "./sarif-message.ts";
import { notCheckedRule, ruleIndexOf, sarifLevel } from "./sarif-rules.ts";
import { unsaidReason } from "./unsaid-reason.ts";

/** What files are relative to: the repository. */
export const root = "%SRCROOT%";

/** Every finding, below each tenant of which none says that it was not checked. */
export function resultsOf(report: Report): readonly Result[] {
  return [...report.tenants.flatMap(notChecked), ...allFindings(report).map(resultOf)];
}

/** Without a result, an upload would close the alerts of a tenant that nobody looked at. */
function notChecked(tenant: Tenant): readonly Result[] {
  const reason = unsaidReason(tenant);
  if (reason === undefined) return [];
  return [
    {
      ...ruleOf(notCheckedRule.id),
      level: tenant.failed || tenant.blocked ? "error" : "warning",
      message: message(`${tenant.label}: not checked. ${reason}`),
      locations: [locationOf(tenant)],
      partialFingerprints: { "appleAde/v1": `${tenant.stack} ${tenant.label}` },
    },
  ];
}

function resultOf({ tenant, entry, finding }: ReturnType<typeof allFindings>[number]): Result {
  const { policy, level, severity, cause, action, curedInCode } = finding;
  return {
    ...ruleOf(policy),
    level: sarifLevel(level, severity),
    message: message(textOf(finding, entry)),
    locations: [locationOf(tenant, entry)],
    // Not `primaryLocationLineHash`: GitHub's upload computes that, and warns of any other value.
    partialFingerprints: { "appleAde/v1": finding.fingerprint },
    properties: {
      tenant: tenant.label,
      stack: tenant.stack,
      severity,
      cause,
      action,
      curedInCode,
      ...(entry.owner !== undefined && { owner: entry.owner }),
    },
  };
}

function ruleOf(ruleId: string): Pick<Result, "ruleId" | "ruleIndex"> {
  const ruleIndex = ruleIndexOf(ruleId);
  return { ruleId, ...(ruleIndex !== undefined && { ruleIndex }) };
}

function textOf(finding: Finding, entry: Entry): string {
  const text = finding.message === "" ? finding.description : finding.message;
  return [text, blocksLine(entry)].filter((line) => line !== "").join("\n");
}

function locationOf(tenant: Tenant, entry?: Entry): Location {
  const { file, line } = placeOf(tenant, entry);
  const name = entry?.name ?? tenant.label;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: root },
      region: { startLine: line, startColumn: 1, endLine: line, endColumn: 1 },
    },
    logicalLocations: [{ name, kind: "resource" }],
  };
}

function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
