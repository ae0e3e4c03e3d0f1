import { endOfDay } from "../../../policy/text/time.ts";
import type { EntryView } from "../../view/entry.ts";
import { type TenantView, type View, viewOf } from "../../view/view.ts";
import type { Format } from "../format.ts";
import { gauge, type Sample } from "./exposition.ts";

/** A gauge: what one run saw. Two stacks' files may lie in one folder: each sample names its own. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: (tenant: TenantView, view: View) => readonly Sample[];
}

const metrics: readonly Metric[] = [
  {
    name: "apple_ade_build_info",
    help: "The versions that checked.",
    samples: (_, { report: { versions } }) => {
      const { appleAde: version, pack: pack_version, pulumi: pulumi_version } = versions;
      return [{ labels: { version, pack_version, pulumi_version }, value: 1 }];
    },
  },
  {
    name: "apple_ade_check_timestamp_seconds",
    help: "When the check ran. Alert on its age: a check that stopped leaves its last values behind.",
    samples: (_, { report: { checkedAt, profile } }) => [
      { labels: { profile }, value: seconds(checkedAt) },
    ],
  },
  {
    name: "apple_ade_check_as_of_timestamp_seconds",
    help: "The later moment as of which deadlines and expiry were checked. Absent: no look ahead.",
    samples: (_, { report: { asOf } }) => [{ labels: {}, value: seconds(asOf) }],
  },
  {
    name: "apple_ade_tenant_readable",
    help: "1: the tenant was read completely and checked. 0: not checked.",
    samples: ({ isChecked }) => [{ labels: {}, value: isChecked ? 1 : 0 }],
  },
  {
    name: "apple_ade_findings",
    help: "Violated policies by level. 0 only where all could be checked.",
    samples: ({ all }) => all.flatMap(findingCounts),
  },
  {
    name: "apple_ade_policy_violated",
    help: "1 for each violated policy; no sample for one that holds or could not be checked.",
    samples: ({ all }) => all.flatMap(violations),
  },
  ofTokens(
    "info",
    "Who looks after the declared token, push certificate or VPP token.",
    () => 1,
    ({ owner, runbook }) => ({ owner, runbook }),
  ),
  ofTokens("readable", "1: read from Intune in this run. 0: not read, so not checked.", (entry) =>
    entry.isRead ? 1 : 0,
  ),
  ofTokens("found", "1: exactly one in Intune matches. Absent: not read.", (entry) =>
    entry.isRead ? Number(entry.status === "found") : undefined,
  ),
  ofTokens("expiry_timestamp_seconds", "When it expires.", ({ expiresAt }) => seconds(expiresAt)),
  ofTokens("renewal_window_timestamp_seconds", "The day on which its renewal window opens.", (e) =>
    seconds(e.renewFrom),
  ),
  ofTokens("renew_by_timestamp_seconds", "The last second of its declared deadline.", (entry) =>
    seconds(entry.deadline && endOfDay(entry.deadline)?.toISOString()),
  ),
  ofTokens("last_sync_success_timestamp_seconds", "Its last successful sync.", (entry) =>
    seconds(entry.lastSyncedAt),
  ),
  ofTokens(
    "last_sync_error_code",
    "Graph's code of its last sync. 0: success, 3: seen when Apple's terms wait, others undocumented.",
    // An old code 0 would read as a success of this run.
    (entry) => (entry.isRead ? entry.lastSyncErrorCode : undefined),
  ),
];

/** For the textfile collector of the node exporter, or a push gateway. */
export const prometheus: Format = {
  name: "prometheus",
  dated: true,
  render(report) {
    const view = viewOf(report);
    // Recorded events of one stack can be given twice: what was not checked counts.
    const tenants = view.tenants.toSorted((a, b) => Number(a.isChecked) - Number(b.isChecked));
    const samplesOf = ({ samples }: Metric) =>
      tenants.flatMap((tenant) =>
        samples(tenant, view).map(({ labels, value }) => ({
          labels: { tenant: tenant.label, stack: tenant.stack, ...labels },
          value,
        })),
      );
    return metrics.map((each) => gauge(each.name, each.help, samplesOf(each))).join("");
  },
};

/** A metric of everything declared that has the fact: tokens, certificates and VPP tokens. */
function ofTokens(
  name: string,
  help: string,
  value: (entry: EntryView) => number | undefined,
  more: (entry: EntryView) => Sample["labels"] = () => ({}),
): Metric {
  return {
    name: `apple_ade_token_${name}`,
    help,
    samples: ({ entries }) =>
      entries
        .filter(({ kind }) => kind !== "tenant")
        .map((entry) => ({
          labels: { ...entryLabels(entry), ...more(entry) },
          value: value(entry),
        })),
  };
}

function findingCounts(entry: EntryView): readonly Sample[] {
  return (["mandatory", "advisory"] as const).map((level) => {
    const count = entry.findings.filter((finding) => finding.level === level).length;
    const labels = { ...entryLabels(entry), level };
    return { labels, value: entry.isKnown || count > 0 ? count : undefined };
  });
}

function violations(entry: EntryView): readonly Sample[] {
  return entry.findings.map(({ policy, level, severity, exempted }) => ({
    labels: { ...entryLabels(entry), policy, level, severity, exempted },
    value: 1,
  }));
}

function entryLabels({ kind, key, name }: EntryView): Sample["labels"] {
  return { kind, key, name };
}

function seconds(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Math.floor(Date.parse(date) / 1000);
}
