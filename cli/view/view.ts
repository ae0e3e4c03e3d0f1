import { states } from "../assess/order.ts";
import type { Report, Tenant } from "../assess/report.ts";
import { onceEach, type ToldView } from "./alike.ts";
import { firstBlocking } from "./blocks.ts";
import { type EntryView, entryView } from "./entry.ts";
import { titlesOf } from "./titles.ts";
import { type Changes, changesOf } from "./changes.ts";
import { checkedBy, coverageOf } from "./coverage.ts";
import {
  headline,
  isChecked,
  isOutage,
  moodOf,
  nextDeadlineOf,
  isShown,
  stops,
} from "./headline.ts";
import { type Place, placeOf } from "./place.ts";
import { icons, type Mood, unknownReason } from "./words.ts";
import { verdictOf } from "./verdict.ts";

/** What a report says, decided once; formats lay it out and escape it. */
export interface View {
  readonly report: Report;
  /** The day as of which deadlines and expiry are checked. */
  readonly today: string;
  /** Deadlines and expiry were checked as of this later day. */
  readonly asOf?: string;
  /** The worst first. */
  readonly tenants: readonly TenantView[];
  /** By which pack, profile, levels and thresholds. */
  readonly checkedBy: readonly string[];
}

export interface TenantView extends Omit<Tenant, "entries"> {
  readonly mood: Mood;
  readonly icon: string;
  /** The result in a few words. */
  readonly headline: string;
  readonly isChecked: boolean;
  /** Whether anybody is stopped, where it was not checked. */
  readonly stops: boolean;
  /** Why it was not checked, where it was not. */
  readonly why: string;
  /** The same, unless one of its findings says so: then once is enough. */
  readonly unsaid?: string;
  /** Whether it blocks, and whether the change under review is the cause; absent where that is plain. */
  readonly verdict?: string;
  readonly nextDeadline?: { readonly name: string; readonly renewBy: string };
  readonly place: Place;
  /** The worst first; among equals, what the change caused. */
  readonly all: readonly EntryView[];
  /** Without the tenant itself, if nothing was found about it. */
  readonly entries: readonly EntryView[];
  /** Those with findings to tell, each finding once: without the outage, and what is alike. */
  readonly told: readonly ToldView[];
  /** Those of the entries that only say, all alike, that the tenant was not read. */
  readonly outage: readonly EntryView[];
  readonly changes: Changes;
  readonly coverage: readonly string[];
}

/** What of a report is told. */
export interface Selection {
  /** Nothing that is as in the last recorded run; results and counts stay those of all. */
  readonly onlyChanged?: boolean;
}

export function viewOf(report: Report, { onlyChanged = false }: Selection = {}): View {
  const today = (report.asOf ?? report.checkedAt).slice(0, 10);
  return {
    report,
    today,
    ...(report.asOf !== undefined && { asOf: today }),
    tenants: report.tenants
      .map((tenant) => tenantView(tenant, report.pullRequest === true, today))
      .map((tenant) => (onlyChanged ? changedOf(tenant) : tenant))
      .toSorted((a, b) => states.indexOf(a.mood) - states.indexOf(b.mood)),
    checkedBy: checkedBy(report),
  };
}

function tenantView(tenant: Tenant, review: boolean, today: string): TenantView {
  const titleOf = titlesOf(tenant.entries);
  const all = tenant.entries
    .map((entry) => entryView(entry, tenant, review, titleOf))
    .toSorted((a, b) => rank(a) - rank(b));
  const entries = all.filter(isShown);
  const outage = all.filter((entry) => isOutage(tenant, entry));
  const mood = moodOf(tenant);
  const { notChecked: why = unknownReason } = tenant;
  const unsaid = isChecked(tenant) || isSaid(why, tenant) ? undefined : why;
  const first = firstBlocking(all.map(({ blocking }) => blocking));
  const verdict = verdictOf(tenant, review, first?.sentence);
  const nextDeadline = nextDeadlineOf(all, today);
  return {
    ...tenant,
    mood,
    icon: icons[mood],
    headline: headline(tenant, today),
    isChecked: isChecked(tenant),
    stops: stops(tenant),
    why,
    ...(unsaid !== undefined && { unsaid }),
    ...(verdict !== undefined && { verdict }),
    ...(nextDeadline && { nextDeadline }),
    place: placeOf(tenant),
    all,
    entries,
    told: onceEach(entries.filter((each) => outage.length < 2 || !outage.includes(each))),
    // One alone is told in full.
    outage: outage.length < 2 ? [] : outage,
    changes: changesOf(tenant, review),
    coverage: coverageOf(tenant),
  };
}

function changedOf(tenant: TenantView): TenantView {
  const isTold = ({ isChanged, kind }: EntryView) =>
    isChanged || (kind === "tenant" && !tenant.isChecked);
  const hidden = tenant.entries.filter((each) => !isTold(each));
  const said = `only what changed is shown, ${hidden.length} of ${tenant.entries.length} did not`;
  return {
    ...tenant,
    entries: tenant.entries.filter(isTold),
    told: tenant.told.filter(isTold),
    outage: tenant.outage.filter(isTold),
    coverage: [...tenant.coverage, said],
  };
}

function rank({ state, isCaused }: EntryView): number {
  return 2 * states.indexOf(state) + (isCaused ? 0 : 1);
}

function isSaid(why: string, { entries }: Tenant): boolean {
  return entries.some(({ findings }) => findings.some(({ message }) => message.includes(why)));
}
