import { list } from "../../policy/text/write.ts";
import { severities } from "../assess/report-entry.ts";
import type { ToldView } from "../view/alike.ts";
import type { EntryView } from "../view/entry.ts";
import { entryText } from "../view/entry-text.ts";
import type { Place } from "../view/place.ts";
import { shorten } from "../view/shorten.ts";
import type { TenantView, View } from "../view/view.ts";
import { unreadCount } from "../view/words.ts";

/** What a pipeline shows beside a line of code: one for each entry with findings. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly place: Place;
  /** The strictest policy. */
  readonly code: string;
  readonly text: string;
}

interface Ranked extends Annotation {
  readonly rank: number;
}

/** The longest title that GitHub's check runs take. */
const longestTitle = 255;

/** As many of each level as GitHub Actions and Azure Pipelines show of one step. */
const mostShown = 10;

/** What was not checked, then the strictest first, as pipelines show only the first few. */
export function annotationsOf({ tenants }: View): readonly Annotation[] {
  return tenants.flatMap(ofTenant).toSorted((a, b) => a.rank - b.rank);
}

/** Each tenant's result, the day as of which it was checked, and how many annotations are hidden. */
export function logHeading({ tenants, asOf }: View, annotations: readonly Annotation[]): string {
  const hidden = (["error", "warning"] as const).flatMap((level) => {
    const all = annotations.filter((each) => each.level === level).length;
    return all > mostShown ? [`${all} ${level}s: the first ${mostShown}, the log has all.`] : [];
  });
  return [
    ...tenants.map(({ label, headline, verdict }) =>
      [`${label}: ${headline}`, ...(verdict === undefined ? [] : [verdict])].join(". "),
    ),
    ...(asOf === undefined ? [] : [`Checked as of ${asOf}.`]),
    ...hidden,
  ].join("\n");
}

function ofTenant(tenant: TenantView): readonly Ranked[] {
  const { unsaid, told } = tenant;
  return [
    ...(unsaid === undefined ? [] : [notChecked(tenant, unsaid)]),
    ...told.map((entry) => ofEntry(tenant, entry)),
    ...ofOutage(tenant),
  ];
}

function notChecked(tenant: TenantView, text: string): Ranked {
  return {
    level: tenant.stops ? "error" : "warning",
    title: titleOf(tenant, "not checked"),
    place: tenant.place,
    code: "not-checked",
    text,
    rank: -1,
  };
}

function ofEntry(tenant: TenantView, entry: ToldView): Ranked {
  const { kind, title, needed, place, strictest } = entry;
  const unread = kind === "tenant" && !tenant.isChecked;
  const what = kind === "tenant" ? needed : `${shorten(title, 100)}, ${needed}`;
  return {
    level: levelOf(entry),
    title: titleOf(tenant, unread ? "not checked" : what),
    place,
    code: strictest.policy,
    text: entryText(entry),
    rank: unread ? -1 : severities.indexOf(strictest.severity),
  };
}

/** One for all that was not read: why is said of the tenant. */
function ofOutage(tenant: TenantView): readonly Ranked[] {
  const { outage, place } = tenant;
  const [first] = outage;
  if (first === undefined) return [];
  const what = unreadCount(outage);
  return [
    {
      level: outage.some((each) => levelOf(each) === "error") ? "error" : "warning",
      title: titleOf(tenant, what),
      place,
      code: first.findings[0]?.policy ?? "",
      text: `${what}: ${list(outage.map(({ title }) => title))}.`,
      rank: severities.length,
    },
  ];
}

function levelOf({ findings }: EntryView): Annotation["level"] {
  return findings.some(({ level }) => level === "mandatory") ? "error" : "warning";
}

function titleOf({ label }: TenantView, text: string): string {
  return shorten(`${shorten(label, 100)}: ${text}`, longestTitle);
}
