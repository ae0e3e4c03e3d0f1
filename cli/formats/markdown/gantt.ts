import { daysBetween } from "../../../policy/text/time.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import type { TenantView, View } from "../../view/view.ts";

/** Each has up to three rows; more than that nobody reads in one chart. */
const mostEntries = 20;

interface Dated {
  readonly tenant: TenantView;
  readonly entry: EntryView;
  readonly next: string;
}

/** Renewal windows, deadlines and expiries as a Mermaid chart; empty when there is no date. */
export function gantt({ tenants, today, asOf }: View): string {
  const dated = tenants.flatMap((tenant) =>
    tenant.entries.flatMap((entry) => {
      const next = entry.deadline ?? entry.expiresAt;
      return next === undefined || entry.kind === "tenant" ? [] : [{ tenant, entry, next }];
    }),
  );
  const shown = dated.toSorted((a, b) => (a.next < b.next ? -1 : 1)).slice(0, mostEntries);
  if (shown.length === 0) return "";
  const left = dated.length - shown.length;
  return [
    "**Renewal windows, deadlines (◆) and expiries (red)**",
    "",
    "```mermaid",
    ...chart(shown, today, asOf === undefined ? "Checked on" : "Checked as of"),
    "```",
    ...(left === 0
      ? []
      : ["", `The ${shown.length} that are due first; ${left} more are in the table.`]),
  ].join("\n");
}

function chart(shown: readonly Dated[], today: string, moment: string): readonly string[] {
  const sections = [...Map.groupBy(shown, ({ tenant }) => tenant)];
  return [
    "gantt",
    "  dateFormat YYYY-MM-DD",
    `  axisFormat ${isLong(shown, today) ? "%Y-%m" : "%m-%d"}`,
    "  todayMarker off",
    "  section Now",
    `  ${moment} ${today} :active, milestone, ${today}, 0d`,
    ...sections.flatMap(([tenant, entries]) => [
      `  section ${safe(tenant.label, "Tenant")}`,
      ...entries.flatMap(({ entry }) => rows(entry)),
    ]),
  ];
}

function rows(entry: EntryView): readonly string[] {
  const { name, key, state, renewFrom, deadline: renewBy, expiresAt } = entry;
  const shown = safe(name, safe(key, "token"));
  const expiry = expiresAt?.slice(0, 10);
  const crit = state === "blocked" ? "crit, " : "";
  return [
    ...(renewFrom !== undefined && renewBy !== undefined && renewFrom < renewBy
      ? [`  Renew ${shown} :${crit}${renewFrom}, ${renewBy}`]
      : []),
    ...(renewBy === undefined ? [] : [`  Deadline of ${shown} :${crit}milestone, ${renewBy}, 0d`]),
    ...(expiry === undefined ? [] : [`  Expiry of ${shown} :crit, milestone, ${expiry}, 0d`]),
  ];
}

/** So long that the axis has a tick for each month. */
function isLong(shown: readonly Dated[], today: string): boolean {
  const dates = shown.flatMap(({ entry: { renewFrom, deadline, expiresAt } }) =>
    [renewFrom, deadline, expiresAt?.slice(0, 10)].filter((date) => date !== undefined),
  );
  const [first = today, ...rest] = [today, ...dates].toSorted();
  return daysBetween(new Date(first), new Date(rest.at(-1) ?? first)) > 145;
}

/** Mermaid has no escapes here: letters, digits and a little punctuation are all that is safe. */
function safe(name: string, otherwise: string): string {
  const kept = name
    .replaceAll(/[^\p{L}\p{M}\p{N}.()'_+/-]+/gu, " ")
    .replaceAll(/([-_])\1+/g, "$1")
    .trim();
  return kept === "" ? otherwise : shorten(kept, 40);
}
