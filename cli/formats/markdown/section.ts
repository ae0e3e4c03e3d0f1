import { count, list } from "../../../policy/text/write.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import type { TenantView } from "../../view/view.ts";
import { detail } from "./detail.ts";
import { escape, escapeName } from "./escape.ts";
import type { Allowance } from "./fit.ts";
import { changesLine, notCheckedSentence, requestOf } from "./request.ts";
import { row, type Row, tables } from "./table.ts";

interface Detail {
  readonly entry: EntryView;
  /** In the line over what is folded. */
  readonly name: string;
  readonly detail: string;
}

/**
 * One tenant: the result, who has to do what, all tokens with their dates, and the findings.
 * Written once, and put together as often as it takes to make it fit.
 */
export function section(
  tenant: TenantView,
  filesUrl: string | undefined,
): (allowance: Allowance) => readonly string[] {
  const { icon, label, headline, entries, told } = tenant;
  const details = told.map((entry) => ({
    entry,
    name: nameOf(entry),
    detail: detail(entry, filesUrl),
  }));
  const rows: readonly Row[] = entries.map((entry) => ({ entry, row: row(entry) }));
  // As one text: a name's end and what follows it could be a reference together.
  const result = escape(
    `Apple enrollment tokens, ${shorten(label, 80)}: ${shorten(headline, 200)}`,
  );
  const opening = [`### ${icon} ${result}`, notCheckedSentence(tenant), requestOf(tenant)];
  const closing = changesLine(tenant);
  return (allowance) =>
    [
      ...opening,
      ...tables(rows.slice(0, allowance.rows), tenant),
      ...findings(details, allowance),
      leftOut(rows.length - allowance.rows, details, allowance),
      closing,
    ].filter((part) => part !== "");
}

/** What the change caused first; what it cannot fix, and warnings, folded by state. */
function findings(all: readonly Detail[], { blockers, warnings }: Allowance): readonly string[] {
  const open = all
    .filter(({ entry }) => entry.isOpen)
    .toSorted((a, b) => Number(b.entry.isCaused) - Number(a.entry.isCaused));
  return [
    ...open.slice(0, blockers).map((each) => each.detail),
    ...foldedOf(all).map((group) =>
      fold(group, group.slice(0, isBlocker(group) ? blockers : warnings)),
    ),
  ];
}

function foldedOf(all: readonly Detail[]): readonly (readonly Detail[])[] {
  return (["blocked", "not-checked", "warned"] as const).map((state) =>
    all.filter(({ entry }) => entry.state === state && !entry.isOpen),
  );
}

function isBlocker([first]: readonly Detail[]): boolean {
  return first?.entry.state === "blocked";
}

function fold(group: readonly Detail[], shown: readonly Detail[]): string {
  const [first] = shown;
  if (first === undefined) return "";
  const { state, icon } = first.entry;
  const number = group.reduce((sum, { entry }) => sum + 1 + entry.alike.length, 0);
  const titles = {
    blocked: "Steps for",
    "not-checked": `${number} not checked:`,
    warned: `${count(number, "warning")}:`,
    healthy: "",
  };
  const names = group.map(({ name }) => name);
  return [
    `<details><summary>${icon} ${titles[state]} ${list(names)}</summary>`,
    ...shown.map((each) => each.detail),
    "</details>",
  ].join("\n\n");
}

/** What blocks has said above what it needs. */
function nameOf({ title, state, needed, alike, findings: [first] }: EntryView): string {
  const more = alike.length === 0 ? "" : ` and ${alike.length} more`;
  const name = `${escapeName(title)}${more}`;
  if (state === "blocked") return name;
  const isExempted = first?.exempted !== undefined;
  return isExempted ? `${name}: ${escapeName(needed)}` : `${name} (${escapeName(needed)})`;
}

/** What an allowance leaves out, in words. */
function leftOut(rows: number, all: readonly Detail[], allowance: Allowance): string {
  const beyond = (group: readonly Detail[], most: number) => Math.max(0, group.length - most);
  const folded = foldedOf(all);
  const groups = [all.filter(({ entry }) => entry.isOpen), ...folded.filter(isBlocker)];
  const [blockers, warnings] = [
    groups.reduce((sum, group) => sum + beyond(group, allowance.blockers), 0),
    folded
      .filter((group) => !isBlocker(group))
      .reduce((sum, group) => sum + beyond(group, allowance.warnings), 0),
  ];
  const parts = [
    ...(rows > 0 ? [`${count(rows, "row")} of the table`] : []),
    ...(blockers > 0 ? [`the details of ${count(blockers, "blocking token")}`] : []),
    ...(warnings > 0 ? [`the details of ${count(warnings, "warning")}`] : []),
  ];
  return parts.length === 0
    ? ""
    : `Left out here for its length: ${parts.join(", ")}. The log of this check shows all.`;
}
