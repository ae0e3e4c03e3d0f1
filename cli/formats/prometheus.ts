import { endOfDay } from "../../policy/time.ts";
import type { Entry, Report, Tenant } from "../report/report.ts";
import type { Format } from "./format.ts";
import { isChecked, isRead } from "./reading.ts";
import { gauge, type Sample } from "./prometheus/exposition.ts";

/** A gauge: what one run saw. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: (report: Report) => readonly Sample[];
}

const metrics: readonly Metric[] = [
  {
    name: "apple_ade_build_info",
    help: "The versions that checked.",
    samples: ({ versions: { appleAde, pack, pulumi } }) => [
      { labels: { version: appleAde, pack_version: pack, pulumi_version: pulumi }, value: 1 },
    ],
  },
  {
    name: "apple_ade_check_timestamp_seconds",
    help: "When the check ran.",
    samples: ({ checkedAt, profile }) => [{ labels: { profile }, value: seconds(checkedAt) }],
  },
  {
    name: "apple_ade_check_as_of_timestamp_seconds",
    help: "The later moment as of which deadlines and expiry were judged. Absent: no look ahead.",
    samples: ({ asOf }) => [{ labels: {}, value: seconds(asOf) }],
  },
  {
    name: "apple_ade_tenant_readable",
    help: "1: the tenant was read completely and checked. 0: not checked.",
    samples: ({ tenants }) =>
      // Recorded events of one stack can be given twice: what was not checked counts.
      tenants
        .map((tenant) => ({ labels: tenantLabels(tenant), value: isChecked(tenant) ? 1 : 0 }))
        .toSorted((a, b) => a.value - b.value),
  },
  {
    name: "apple_ade_findings",
    help: "Violated policies by level. 0 only where all could be judged.",
    samples: (report) => everyEntry(report, () => true).flatMap(findingCounts),
  },
  {
    name: "apple_ade_policy_violated",
    help: "1 for each violated policy; no sample for one that holds or could not judge.",
    samples: (report) => everyEntry(report, () => true).flatMap(violations),
  },
  ofTokens(
    "info",
    "Who looks after the declared token, push certificate or VPP token.",
    () => 1,
    ({ owner, runbook }) => ({ owner, runbook }),
  ),
  ofTokens("readable", "1: read from Intune in this run. 0: not read, so not judged.", (entry) =>
    isRead(entry) ? 1 : 0,
  ),
  ofTokens("found", "1: exactly one in Intune matches. Absent: not read.", (entry) =>
    isRead(entry) ? Number(entry.status === "found") : undefined,
  ),
  ofTokens("expiry_timestamp_seconds", "When it expires.", ({ expiresAt }) => seconds(expiresAt)),
  ofTokens("renewal_window_timestamp_seconds", "The day on which its renewal window opens.", (e) =>
    seconds(e.renewFrom),
  ),
  ofTokens("renew_by_timestamp_seconds", "The last second of its declared deadline.", (entry) =>
    seconds(entry.renewBy && endOfDay(entry.renewBy)?.toISOString()),
  ),
  ofTokens("last_sync_success_timestamp_seconds", "Its last successful sync.", (entry) =>
    seconds(entry.lastSyncedAt),
  ),
  ofTokens(
    "last_sync_error_code",
    "Graph's code of its last sync. 0: success, 3: seen when Apple's terms wait, others undocumented.",
    // An old code 0 would read as a success of this run.
    (entry) => (isRead(entry) ? entry.lastSyncErrorCode : undefined),
  ),
];

/** For the textfile collector of the node exporter, or a push gateway. */
export const prometheus: Format = {
  name: "prometheus",
  dated: true,
  render: (report) =>
    metrics.map(({ name, help, samples }) => gauge(name, help, samples(report))).join(""),
};

/** A metric of everything declared that has the fact: tokens, certificates and VPP tokens. */
function ofTokens(
  name: string,
  help: string,
  value: (entry: Entry) => number | undefined,
  more: (entry: Entry) => Sample["labels"] = () => ({}),
): Metric {
  return {
    name: `apple_ade_token_${name}`,
    help,
    samples: (report) =>
      everyEntry(report, ({ kind }) => kind !== "tenant").map(({ tenant, entry }) => ({
        labels: { ...entryLabels(tenant, entry), ...more(entry) },
        value: value(entry),
      })),
  };
}

interface Judged {
  readonly tenant: Tenant;
  readonly entry: Entry;
}

function everyEntry({ tenants }: Report, test: (entry: Entry) => boolean): readonly Judged[] {
  return tenants.flatMap((tenant) =>
    tenant.entries.filter(test).map((entry) => ({ tenant, entry })),
  );
}

function findingCounts({ tenant, entry }: Judged): readonly Sample[] {
  const judged = isChecked(tenant) && isRead(entry);
  return (["mandatory", "advisory"] as const).map((level) => {
    const count = entry.findings.filter((finding) => finding.level === level).length;
    const labels = { ...entryLabels(tenant, entry), level };
    return { labels, value: judged || count > 0 ? count : undefined };
  });
}

function violations({ tenant, entry }: Judged): readonly Sample[] {
  return entry.findings.map(({ policy, level, severity }) => ({
    labels: { ...entryLabels(tenant, entry), policy, level, severity },
    value: 1,
  }));
}

function tenantLabels({ label, stack }: Tenant): Sample["labels"] {
  return { tenant: label, stack };
}

function entryLabels(tenant: Tenant, { kind, key, name }: Entry): Sample["labels"] {
  return { ...tenantLabels(tenant), kind, key, name };
}

function seconds(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Math.floor(Date.parse(date) / 1000);
}
