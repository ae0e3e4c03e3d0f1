import type { EntryView } from "../../view/entry.ts";
import type { TenantView } from "../../view/view.ts";
import { scheduledOnly } from "../../view/blocks.ts";
import { icons } from "../../view/words.ts";
import { escapeName } from "./escape.ts";

const head = [
  "| | Token | What is needed | Blocks | Renew by | Expires | Days left | Owner |",
  "|---|---|---|---|---|---|---:|---|",
];

/** With more healthy entries than this, their rows are folded away. */
const mostHealthy = 10;

/** With more open rows than `mostOpen`, all but the first `keptOpen` are. */
const mostOpen = 20;
const keptOpen = 10;

/** An entry as it is written in the table. */
export interface Row {
  readonly entry: EntryView;
  readonly row: string;
}

const utcNote = "Dates are UTC.";
const scheduledNote = `"${scheduledOnly}" does not block this check.`;

/** What is healthy is folded away when there is nothing else, or much of it. */
export function tables(rows: readonly Row[], { outage }: TenantView): readonly string[] {
  const unread = rows.filter(({ entry }) => outage.includes(entry));
  const read = rows.filter((each) => !unread.includes(each));
  const healthy = read.filter(({ entry }) => entry.state === "healthy");
  const others = read.filter(({ entry }) => entry.state !== "healthy");
  const isFolded = others.length === 0 || healthy.length > mostHealthy;
  const open = isFolded ? others : read;
  const shown = open.length > mostOpen ? open.slice(0, keptOpen) : open;
  const note = rows.some(({ entry }) => entry.blocking?.scheduled)
    ? `${utcNote} ${scheduledNote}`
    : utcNote;
  const dates = shown.length === 0 ? note : "";
  return [
    ...(shown.length === 0 ? [] : [tableOf(shown), note]),
    ...foldedTable(`${open.length - shown.length} more`, open.slice(shown.length), dates),
    ...foldedTable(`${icons["not-checked"]} ${unread.length} not read`, unread, dates),
    ...foldedTable(
      `${icons.healthy} ${healthy.length} healthy, with their dates`,
      isFolded ? healthy : [],
      dates,
    ),
  ];
}

function tableOf(rows: readonly Row[]): string {
  return [...head, ...rows.map((each) => each.row)].join("\n");
}

function foldedTable(title: string, rows: readonly Row[], dates: string): readonly string[] {
  return rows.length === 0
    ? []
    : [`<details><summary>${title}</summary>`, tableOf(rows), dates, "</details>"];
}

/** What an entry needs, and its dates. */
export function row(entry: EntryView): string {
  const { icon, kind, title, needed, blocking, deadline = "", expiresAt = "" } = entry;
  const cells = [
    icon,
    kind === "tenant" ? `${escapeName(title)} (tenant)` : escapeName(title),
    escapeName(needed),
    blocking?.brief ?? "",
    deadline,
    expiresAt.slice(0, 10),
    entry.daysLeft === undefined ? "" : String(entry.daysLeft).replace("-", "−"),
    // `Endpoint team <endpoint@contoso.example>`: a column has room for the name.
    escapeName((entry.owner ?? "").replace(/ <[^<>]*>$/, "")),
  ];
  return `| ${cells.map((cell) => (cell === "" ? "" : `${cell} `)).join("| ")}|`;
}
