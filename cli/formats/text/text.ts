import { list } from "../../../policy/text/write.ts";
import { changeLines } from "../../view/changes.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import { type TenantView, type View, viewOf } from "../../view/view.ts";
import { icons, unreadCount } from "../../view/words.ts";
import type { Format } from "../format.ts";
import { block, line } from "./entry.ts";
import { type Paint, painter } from "./paint.ts";
import { wrap } from "./wrap.ts";

/** For a terminal and a log. */
export const text: Format = {
  name: "text",
  forLogs: true,
  render: (report, { color, summary = false, onlyChanged = false }) =>
    write(viewOf(report, { onlyChanged }), painter(color), summary ? due : section),
};

/** Of entries without findings, more than these are counted. */
const mostLines = 10;

type Section = (tenant: TenantView, paint: Paint) => readonly (readonly string[])[];

function write({ tenants, asOf, checkedBy }: View, paint: Paint, each: Section): string {
  const ahead = `Looking ahead: deadlines and expiry are checked as of ${asOf}.`;
  const paragraphs = [
    ...(asOf === undefined ? [] : [[paint.strong(ahead)]]),
    ...tenants.flatMap((tenant) => each(tenant, paint)),
    faint(checkedBy.join(" · "), paint),
  ];
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function section(tenant: TenantView, paint: Paint): readonly (readonly string[])[] {
  const { verdict, entries, outage, told, stack, coverage } = tenant;
  const first = verdict === undefined ? [] : wrap(verdict, "   ", "   ");
  const footer = [`Stack ${shorten(stack, 120)}`, ...coverage].join(" · ");
  const changed = changeLines(tenant.changes).map((each) => each.join(": "));
  return [
    [...heading(tenant, paint), ...first],
    ...told.map((entry) => block(entry, paint)),
    ...(outage.length === 0 ? [] : [unread(outage)]),
    ...uneventful(
      entries.filter((each) => !outage.includes(each)),
      tenant,
    ),
    [...changed, footer].flatMap((each) => faint(each, paint)),
  ];
}

function heading(tenant: TenantView, paint: Paint): readonly string[] {
  const { mood, icon, label, headline } = tenant;
  const title = `${shorten(label, 120)}: ${shorten(headline, 200)}`;
  const [first = "", ...rest] = wrap(title, `${icon} `, "");
  return [paint.mood(mood, first), ...rest, ...reasons(tenant)];
}

/** All that is declared as a table, what is due first before the others. */
function due(tenant: TenantView, paint: Paint): readonly (readonly string[])[] {
  const entries = tenant.entries.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  if (entries.length === 0) return [heading(tenant, paint)];
  const table = [
    ["   Token", ...entries.map(({ icon, title }) => `${icon} ${shorten(title, 40)}`)],
    ["Renew by", ...entries.map(({ deadline }) => deadline)],
    ["Expires", ...entries.map(({ expiresAt }) => expiresAt?.slice(0, 10))],
    ["Days", ...entries.map(({ daysLeft }) => daysLeft)],
    ["What is needed", ...entries.map(({ needed }) => shorten(needed, 40))],
    ["Owner", ...entries.map(({ owner = "" }) => shorten(owner, 40))],
  ].map(aligned);
  const rows = [heading, ...entries].map((_, row) => table.map((cells) => cells[row]));
  return [heading(tenant, paint), rows.map((cells) => cells.join("  ").trimEnd())];
}

function dayOf({ deadline, expiresAt }: EntryView): string {
  return deadline ?? expiresAt ?? "9999";
}

/** A column's cells, as wide as the widest of them. */
function aligned(column: readonly (string | number | undefined)[]): readonly string[] {
  const cells = column.map((cell = "") => Array.from(String(cell)));
  const width = Math.max(...cells.map(({ length }) => length));
  return cells.map((cell) => cell.join("") + " ".repeat(width - cell.length));
}

/** Why nothing was checked; the whole of it, unless a finding says so below. */
function reasons({ isChecked, why: whole, unsaid }: TenantView): readonly string[] {
  if (isChecked) return [];
  const [why = "", ...more] = whole.split("\n");
  return [
    `Not checked: ${why}`,
    ...(unsaid === undefined ? [] : more),
    "Nothing here is known to be healthy.",
  ].flatMap((each) => wrap(shorten(each, 2000), "   ", "   "));
}

/** What was not read for the same reason, in one line. */
function unread(outage: readonly EntryView[]): readonly string[] {
  const names = list(outage.map(({ title }) => shorten(title, 120)));
  const title = `${unreadCount(outage)}: ${names}`;
  return wrap(title, `${icons["not-checked"]} `, "   ");
}

/** Entries without findings: by name while they are few, else counted. */
function uneventful(entries: readonly EntryView[], { nextDeadline }: TenantView) {
  return (["not-checked", "healthy"] as const)
    .map((state) => entries.filter((each) => each.state === state && each.findings.length === 0))
    .filter((group) => group.length > 0)
    .map((group) => {
      if (group.length <= mostLines) return group.flatMap(line);
      if (group[0]?.state !== "healthy")
        return [`${icons["not-checked"]} ${group.length} not checked`];
      const next = nextDeadline ? `, next deadline ${nextDeadline.renewBy}` : "";
      return [`${icons.healthy} ${group.length} healthy${next}`];
    });
}

function faint(phrase: string, paint: Paint): readonly string[] {
  return wrap(phrase, "", "").map(paint.faint);
}
