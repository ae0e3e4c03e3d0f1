import type { Location, Result } from "sarif";
import type { EntryView, FindingView } from "../../view/entry.ts";
import type { TenantView, View } from "../../view/view.ts";
import type { Place } from "../../view/place.ts";
import { message, notCheckedRule, ruleIndexOf, sarifLevel } from "./rules.ts";

/** What files are relative to: the repository. */
export const root = "%SRCROOT%";

/** Every finding, below each tenant of which none says that it was not checked. */
export function resultsOf({ tenants }: View): readonly Result[] {
  const results = [...tenants.flatMap(notChecked), ...tenants.flatMap(resultsOfTenant)];
  // All of them have the property, or none.
  return results.some(({ suppressions }) => suppressions !== undefined)
    ? results.map((each) => ({ suppressions: [], ...each }))
    : results;
}

/** Without a result, an upload would close the alerts of a tenant that nobody looked at. */
function notChecked({ unsaid, label, stack, place, ...tenant }: TenantView): readonly Result[] {
  if (unsaid === undefined) return [];
  return [
    {
      ...ruleOf(notCheckedRule.id),
      level: tenant.stops ? "error" : "warning",
      message: message(`${label}: not checked. ${unsaid}`),
      locations: [locationOf(place, label)],
      partialFingerprints: { "appleAde/v1": `${stack} ${label}` },
    },
  ];
}

function resultsOfTenant(tenant: TenantView): readonly Result[] {
  return tenant.entries.flatMap((entry) =>
    entry.findings.map((finding) => resultOf(tenant, entry, finding)),
  );
}

function resultOf(tenant: TenantView, entry: EntryView, finding: FindingView): Result {
  const { policy, level, severity, cause, needed, curedInCode, exempted } = finding;
  return {
    ...ruleOf(policy),
    level: sarifLevel(level, severity),
    message: message(
      finding.until === "" ? finding.message : `${finding.message}\n${finding.until}`,
    ),
    locations: [locationOf(entry.place, entry.name)],
    // Not `primaryLocationLineHash`: GitHub's upload computes that, and warns of any other value.
    partialFingerprints: { "appleAde/v1": finding.fingerprint },
    ...(exempted !== undefined && {
      suppressions: [{ kind: "external", justification: exempted }],
    }),
    properties: {
      tenant: tenant.label,
      stack: tenant.stack,
      severity,
      cause,
      action: needed,
      curedInCode,
      ...(entry.owner !== undefined && { owner: entry.owner }),
    },
  };
}

function ruleOf(ruleId: string): Pick<Result, "ruleId" | "ruleIndex"> {
  const ruleIndex = ruleIndexOf(ruleId);
  return { ruleId, ...(ruleIndex !== undefined && { ruleIndex }) };
}

function locationOf({ file, line }: Place, name: string): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: root },
      region: { startLine: line, startColumn: 1, endLine: line, endColumn: 1 },
    },
    logicalLocations: [{ name, kind: "resource" }],
  };
}
