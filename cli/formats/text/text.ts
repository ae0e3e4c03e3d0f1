import { count, list } from "../../../policy/text/write.ts";
import { changeLines } from "../../view/changes.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import { type TenantView, type View, viewOf } from "../../view/view.ts";
import { icons } from "../../view/words.ts";
import type { Format } from "../format.ts";
import { block, line } from "./entry.ts";
import { type Paint, painter } from "./paint.ts";
import { wrap } from "./wrap.ts";

/** For a terminal and a log. */
export const text: Format = {
  name: "text",
  forLogs: true,
  render: (report, { color }) => write(viewOf(report), painter(color)),
};

/** Of entries without findings, more than these are counted. */
const mostLines = 10;

function write({ tenants, asOf, checkedBy }: View, paint: Paint): string {
  const ahead = `Looking ahead: deadlines and expiry are checked as of ${asOf}.`;
  const paragraphs = [
    ...(asOf === undefined ? [] : [[paint.strong(ahead)]]),
    ...tenants.flatMap((tenant) => section(tenant, paint)),
    faint(checkedBy.join(" · "), paint),
  ];
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function section(tenant: TenantView, paint: Paint): readonly (readonly string[])[] {
  const { mood, icon, label, headline, attribution, entries, outage, stack, coverage } = tenant;
  const title = `${shorten(label, 120)}: ${shorten(headline, 200)}`;
  const [heading = "", ...rest] = wrap(title, `${icon} `, "");
  const attributed = attribution === undefined ? [] : wrap(attribution, "   ", "   ");
  const told = entries.filter((each) => !outage.includes(each));
  const footer = [`Stack ${shorten(stack, 120)}`, ...coverage].join(" · ");
  const changed = changeLines(tenant.changes).map((each) => each.join(": "));
  return [
    [paint.mood(mood, heading), ...rest, ...reasons(tenant), ...attributed],
    ...told.map((entry) => block(entry, paint)).filter((lines) => lines.length > 0),
    ...(outage.length === 0 ? [] : [unread(outage)]),
    ...uneventful(told, tenant),
    [...changed, footer].flatMap((each) => faint(each, paint)),
  ];
}

/** Why nothing was checked, unless a finding says so below. */
function reasons({ isChecked, unsaid }: TenantView): readonly string[] {
  if (isChecked) return [];
  return [
    ...(unsaid?.split("\n") ?? []).flatMap((each) => wrap(shorten(each, 2000), "   ", "   ")),
    "   Nothing here is known to be healthy.",
  ];
}

/** What was not read for the same reason, in one line. */
function unread(outage: readonly EntryView[]): readonly string[] {
  const names = list(outage.map(({ name }) => shorten(name, 120)));
  const title = `${count(outage.length, "declaration")} not read: ${names}`;
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
      const next = nextDeadline && `, next deadline ${nextDeadline.renewBy}`;
      return [`${icons.healthy} ${group.length} healthy${next ?? ""}`];
    });
}

function faint(phrase: string, paint: Paint): readonly string[] {
  return wrap(phrase, "", "").map(paint.faint);
}
