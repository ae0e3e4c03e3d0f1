import { icons } from "../../report/headline.ts";
import type { Blocks, Entry } from "../../report/report.ts";
import { escapeName } from "./escape.ts";

const head = [
  "| | Token | What is needed | Blocks from | Renew by | Expires | Days left | Owner |",
  "|---|---|---|---|---|---|---:|---|",
];

/** A table of rows that `row` wrote. */
export function table(rows: readonly string[]): string {
  return [...head, ...rows].join("\n");
}

/** What the table's dates mean. */
export function datesNote(profile: string): string {
  const judge = profile === "pull-request" ? "the scheduled check" : "this check";
  return `Dates are UTC. "Blocks from" is for ${judge}.`;
}

/** What an entry needs, and its dates. */
export function row(entry: Entry, profile: string): string {
  const cells = [
    icons[entry.state],
    entry.kind === "tenant" ? `${escapeName(entry.name)} (tenant)` : escapeName(entry.name),
    needed(entry),
    blocksFrom(entry, profile),
    entry.renewBy ?? "",
    entry.expiresAt?.slice(0, 10) ?? "",
    daysLeft(entry),
    escapeName(withoutAddress(entry.owner ?? "")),
  ];
  return `| ${cells.map((cell) => (cell === "" ? "" : `${cell} `)).join("| ")}|`;
}

function needed({ findings, state }: Entry): string {
  const [strictest] = findings;
  if (strictest !== undefined) return escapeName(strictest.action);
  return state === "not-checked" ? "not checked" : "";
}

/** A pull request rarely blocks; what its reader wants to know is when the schedule will. */
function blocksFrom(entry: Entry, profile: string): string {
  const scheduled = profile === "pull-request" ? entry.blocksWhenScheduled : undefined;
  return dateOf(scheduled ?? (isOwn(entry, profile) ? entry.blocks : undefined));
}

function isOwn({ state }: Entry, profile: string): boolean {
  return profile !== "pull-request" || state === "blocked";
}

function dateOf(blocks: Blocks | undefined): string {
  if (blocks === undefined) return "";
  if (blocks.date === undefined) return "now";
  return blocks.when === "since" ? `since ${blocks.date}` : blocks.date;
}

function daysLeft({ daysLeft: days }: Entry): string {
  return days === undefined ? "" : String(days).replace("-", "−");
}

/** `Endpoint team <endpoint@contoso.example>`: a column has room for the name. */
function withoutAddress(owner: string): string {
  return owner.replace(/ <[^<>]*>$/, "");
}
