import { headline, type Mood, moodOf } from "../../report/headline.ts";
import type { Report } from "../../report/report.ts";
import { type Audit, auditOf } from "./audit.ts";
import { type Axis, axisOf, positionOf } from "./axis.ts";
import { type TenantView, tenantViewOf } from "./tenant.ts";
import { datesOf } from "./timeline.ts";
import { type Day, dayOf } from "./words.ts";

/** Everything that the templates write, in the order in which it is read. */
export interface Page {
  readonly title: string;
  readonly heading: string;
  readonly mood: Mood;
  readonly checkedOn: Day;
  /** Deadlines and expiry were judged as of this later day. */
  readonly asOf?: Day;
  readonly profile: string;
  readonly axis: Axis & { readonly now: string };
  readonly tenants: readonly TenantView[];
  readonly audit: Audit;
}

const worstFirst: readonly Mood[] = ["not-checked", "blocked", "warned", "healthy"];

const tenantMoods: Readonly<Record<Mood, string>> = {
  "not-checked": "not checked",
  blocked: "blocked",
  warned: "with warnings",
  healthy: "healthy",
};

export function pageOf(report: Report, filesUrl: string | undefined): Page {
  const heading = headingOf(report);
  const judgedAt = new Date(report.asOf ?? report.checkedAt);
  const dates = report.tenants.flatMap(({ entries }) => entries.flatMap(datesOf));
  const axis = axisOf(dates, judgedAt);
  const checkedOn = dayOf(report.checkedAt);
  const { profile } = report;
  return {
    title: `${heading} · Apple enrollment tokens · ${checkedOn.text}`,
    heading,
    mood: moodOfAll(report),
    checkedOn,
    ...(report.asOf !== undefined && { asOf: dayOf(report.asOf) }),
    profile,
    axis: { ...axis, now: positionOf(axis, judgedAt).x },
    tenants: report.tenants.map((tenant, index) =>
      tenantViewOf(tenant, { id: `tenant-${index + 1}`, axis, judgedAt, profile, filesUrl }),
    ),
    audit: auditOf(report),
  };
}

function headingOf({ tenants }: Report): string {
  const [first, ...others] = tenants;
  if (first === undefined) return "Nothing was checked";
  if (others.length === 0) return `${first.label}: ${headline(first)}`;
  const counts = worstFirst.flatMap((mood) => {
    const number = tenants.filter((tenant) => moodOf(tenant) === mood).length;
    return number === 0 ? [] : [`${number} ${tenantMoods[mood]}`];
  });
  return `${tenants.length} tenants: ${counts.join(", ")}`;
}

function moodOfAll({ tenants }: Report): Mood {
  const moods = new Set(tenants.map(moodOf));
  return worstFirst.find((mood) => moods.has(mood)) ?? "not-checked";
}
