import { list } from "../../../policy/text/write.ts";
import { changeLines } from "../../view/changes.ts";
import type { EntryView } from "../../view/entry.ts";
import type { TenantView } from "../../view/view.ts";
import { code, escape, escapeName } from "./escape.ts";

const mostLines = 20;

/** Who has to do what before it passes; empty when nothing blocks. */
export function requestOf({ verdict, entries, outage }: TenantView): string {
  const blocking = entries.filter((each) => each.state === "blocked" && !outage.includes(each));
  return [
    ...(verdict === undefined ? [] : [`**${verdict}**`]),
    ...correct(
      blocking.filter(({ isFixedInCode }) => isFixedInCode),
      verdict === undefined ? "Correct in the code" : "Correct here",
    ),
    ...ask(blocking.filter(({ isFixedInCode }) => !isFixedInCode)),
  ].join(" ");
}

function correct(entries: readonly EntryView[], where: string): readonly string[] {
  if (entries.length === 0) return [];
  const what = entries.map((entry) => {
    const { declaredAt: at } = entry;
    return at === undefined ? need(entry) : `${need(entry)} in ${code(`${at.file}:${at.line}`)}`;
  });
  return [`${where}: ${list(what, 3)}.`];
}

function ask(entries: readonly EntryView[]): readonly string[] {
  const owners = Map.groupBy(
    entries.filter(({ isUnread }) => !isUnread),
    ({ owner }) => owner,
  );
  const asked = [...owners].flatMap(([owner, owned]) =>
    owner === undefined ? [] : [`**${escapeName(owner)}** about ${list(owned.map(need), 3)}`],
  );
  const again = "run this check again";
  return [
    ...retry(entries.filter(({ isUnread }) => isUnread)),
    ...(asked.length === 0 ? [] : [`Ask ${list(asked)}, then ${again}.`]),
    ...(owners.get(undefined) ?? []).slice(0, 3).map(unowned),
  ];
}

/** An owner can do no more about an outage than whoever reads this. */
function retry(entries: readonly EntryView[]): readonly string[] {
  if (entries.length === 0) return [];
  const owners = [
    ...new Set(entries.flatMap(({ owner }) => (owner ? [`**${escapeName(owner)}**`] : []))),
  ];
  const who = owners.length === 0 ? "your Intune administrators" : list(owners, 3);
  return [`Run this check again. If it fails again, ask ${who}.`];
}

function unowned(entry: EntryView): string {
  const { kind, declaredAt: at } = entry;
  const where = at === undefined ? "" : ` in ${code(`${at.file}:${at.line}`)}`;
  const name = kind === "tenant" ? "" : `, and add ${code("owner")}${where}`;
  return `${need(entry)} has no owner: ask your Intune administrators${name}. Then run this check again.`;
}

function need({ title, needed }: EntryView): string {
  return `${escapeName(title)}${needed === "" ? "" : ` (${escapeName(needed)})`}`;
}

/** Why there is no result; the whole of it, unless a finding says so below. */
export function notCheckedSentence({ isChecked, why: whole, unsaid }: TenantView): string {
  if (isChecked) return "";
  const [why = "", ...more] = whole.split("\n").filter((line) => line.trim() !== "");
  const reason = unsaid === undefined ? [] : more;
  return [
    `**Not checked: ${escape(why)}** Nothing here is known to be healthy.`,
    ...reason.slice(0, mostLines).map((line) => escape(line)),
    ...(reason.length > mostLines ? ["…"] : []),
  ].join("<br>\n");
}

/** What differs from the last recorded run: in the declarations, and in Intune. */
export function changesLine({ changes }: TenantView): string {
  return changeLines(changes)
    .map(([title, items]) => `**${title}:** ${escape(items)}.`)
    .join(" ");
}
