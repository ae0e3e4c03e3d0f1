import type { EntryView } from "../../view/entry.ts";
import { escapeName } from "./escape.ts";

const head = [
  "| | Token | What is needed | Blocks | Renew by | Expires | Days left | Owner |",
  "|---|---|---|---|---|---|---:|---|",
];

/** A table of rows that `row` wrote. */
export function table(rows: readonly string[]): string {
  return [...head, ...rows].join("\n");
}

/** What an entry needs, and its dates. */
export function row(entry: EntryView): string {
  const { icon, kind, name, needed, blocking, deadline = "", expiresAt = "" } = entry;
  const cells = [
    icon,
    kind === "tenant" ? `${escapeName(name)} (tenant)` : escapeName(name),
    escapeName(needed),
    blocking?.brief ?? "",
    deadline,
    expiresAt.slice(0, 10),
    entry.daysLeft === undefined ? "" : String(entry.daysLeft).replace("-", "−"),
    escapeName(withoutAddress(entry.owner ?? "")),
  ];
  return `| ${cells.map((cell) => (cell === "" ? "" : `${cell} `)).join("| ")}|`;
}

/** `Endpoint team <endpoint@contoso.example>`: a column has room for the name. */
function withoutAddress(owner: string): string {
  return owner.replace(/ <[^<>]*>$/, "");
}
