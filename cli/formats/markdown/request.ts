import { list } from "../../../policy/text/write.ts";
import { changeLines } from "../../view/changes.ts";
import type { EntryView } from "../../view/entry.ts";
import type { TenantView } from "../../view/view.ts";
import { code, escape, escapeName } from "./escape.ts";

const mostLines = 20;

/** Who has to do what before it passes; empty when nothing blocks. */
export function requestOf({ attribution, entries, outage }: TenantView): string {
  const blocking = entries.filter((each) => each.state === "blocked" && !outage.includes(each));
  return [
    ...(attribution === undefined ? [] : [`**${attribution}**`]),
    ...correct(
      blocking.filter(({ isFixedInCode }) => isFixedInCode),
      attribution === undefined ? "Correct in the code" : "Correct here",
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
  const owners = Map.groupBy(entries, ({ owner }) => owner);
  const asked = [...owners].flatMap(([owner, owned]) =>
    owner === undefined ? [] : [`**${escapeName(owner)}** about ${list(owned.map(need), 3)}`],
  );
  const unowned = (owners.get(undefined) ?? []).map(need);
  return [
    ...(asked.length === 0 ? [] : [`Ask ${list(asked)}, then re-run this check.`]),
    ...(unowned.length === 0 ? [] : [`Nobody is declared as the owner of ${list(unowned, 3)}.`]),
  ];
}

function need({ title, needed }: EntryView): string {
  return `${escapeName(title)}${needed === "" ? "" : ` (${escapeName(needed)})`}`;
}

/** Why there is no result, unless a finding says so below. */
export function notCheckedSentence({ isChecked, unsaid = "" }: TenantView): string {
  if (isChecked) return "";
  const reason = unsaid.split("\n").filter((line) => line.trim() !== "");
  return [
    "**Not checked.** Nothing here is known to be healthy.",
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
