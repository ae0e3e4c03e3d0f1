import type { EffectivePolicy, Report, Tenant } from "../../report/report.ts";
import { utcSecond } from "./words.ts";

/** What an auditor needs to know how far the page can be trusted. */
export interface Audit {
  readonly facts: readonly Fact[];
  readonly deviations: readonly Deviation[];
  readonly policies: number;
  readonly tenants: readonly TenantAudit[];
}

interface Fact {
  readonly term: string;
  readonly value: string;
  readonly datetime?: string;
}

/** Policies that are not as shipped, in the same way. */
interface Deviation {
  readonly term: string;
  readonly policies: readonly string[];
}

interface TenantAudit {
  readonly label: string;
  readonly facts: readonly Fact[];
  readonly reads: Tenant["reads"];
}

const levels: readonly EffectivePolicy["level"][] = ["disabled", "advisory", "mandatory"];

export function auditOf(report: Report): Audit {
  const { versions, policies, tenants, commit, asOf } = report;
  const facts = [
    moment("Checked at", report.checkedAt),
    moment("Judged as of", asOf),
    fact("Profile", report.profile),
    fact("Commit", commit),
    fact("apple-ade", versions.appleAde),
    fact("Policy pack", versions.pack),
    fact("Pulumi", versions.pulumi),
  ];
  return {
    facts: facts.filter((each) => each !== undefined),
    deviations: deviationsOf(policies),
    policies: policies.length,
    tenants: tenants.map(tenantAuditOf),
  };
}

function tenantAuditOf(tenant: Tenant): TenantAudit {
  const { label, stack, ignoredTokens } = tenant;
  const facts = [
    fact("Stack", stack),
    fact("Tenant id", tenant.tenantId),
    fact("Read from", tenant.endpoint),
    moment("Observed at", tenant.observedAt),
    fact("Record of an earlier up", tenant.record === "usable" ? "usable" : "none"),
    fact("Preview", tenant.failed ? "did not run to its end" : "ran to its end"),
    fact(
      "Ignored tokens",
      ignoredTokens.length === 0
        ? "none"
        : ignoredTokens.map(({ tokenName, reason }) => `${tokenName} (${reason})`).join(", "),
    ),
  ];
  return { label, facts: facts.filter((each) => each !== undefined), reads: tenant.reads };
}

/** In the order in which an auditor worries. */
function deviationsOf(policies: readonly EffectivePolicy[]): readonly Deviation[] {
  const named = (test: (policy: EffectivePolicy) => boolean) =>
    policies.filter(test).map(({ name }) => name);
  const all = [
    { term: "Disabled", policies: named((each) => isOff(each) && strictness(each) < 0) },
    {
      term: "Advisory instead of mandatory",
      policies: named((each) => !isOff(each) && strictness(each) < 0),
    },
    { term: "Stricter than shipped", policies: named((each) => strictness(each) > 0) },
    { term: "Other thresholds", policies: policies.flatMap(thresholdsOf) },
  ];
  return all.filter((deviation) => deviation.policies.length > 0);
}

function isOff({ level }: EffectivePolicy): boolean {
  return level === "disabled";
}

function strictness({ level, defaultLevel }: EffectivePolicy): number {
  return levels.indexOf(level) - levels.indexOf(defaultLevel);
}

function thresholdsOf({ name, config, changedConfig }: EffectivePolicy): readonly string[] {
  return changedConfig.map((key) => `${name}: ${key} ${JSON.stringify(config[key])}`);
}

function fact(term: string, value: string | undefined): Fact | undefined {
  return value === undefined ? undefined : { term, value };
}

function moment(term: string, instant: string | undefined): Fact | undefined {
  return instant === undefined ? undefined : { term, value: utcSecond(instant), datetime: instant };
}
