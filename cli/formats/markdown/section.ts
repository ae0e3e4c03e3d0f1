import { count, list } from "../../../policy/text/write.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import type { TenantView } from "../../view/view.ts";
import { icons } from "../../view/words.ts";
import { detail } from "./detail.ts";
import { escape, escapeName } from "./escape.ts";
import type { Allowance } from "./fit.ts";
import { changesLine, notCheckedSentence, requestOf } from "./request.ts";
import { row, table } from "./table.ts";

/** With more healthy entries than this, their rows are folded away. */
const mostHealthy = 10;

/** An entry as it is written, in the table and below it. */
interface Written {
  readonly entry: EntryView;
  readonly row: string;
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
  const { icon, label, headline, entries, outage } = tenant;
  const written = entries.map((entry) => ({
    entry,
    row: row(entry),
    // Why it was not read is said of the tenant.
    detail: outage.includes(entry) ? "" : detail(entry, filesUrl),
  }));
  // As one text: a name's end and what follows it could be a reference together.
  const result = escape(
    `Apple enrollment tokens, ${shorten(label, 80)}: ${shorten(headline, 200)}`,
  );
  const opening = [`### ${icon} ${result}`, notCheckedSentence(tenant), requestOf(tenant)];
  const closing = changesLine(tenant);
  return (allowance) =>
    [...opening, ...body(written, allowance), closing].filter((part) => part !== "");
}

/** What blocks, and why nothing was checked, is open; other findings are folded by state. */
function body(written: readonly Written[], allowance: Allowance): readonly string[] {
  const { blockers, warnings } = allowance;
  const rows = written.slice(0, allowance.rows);
  const found = written.filter((each) => each.detail !== "");
  const open = found.filter(({ entry }) => isOpen(entry));
  const folded = (["not-checked", "warned"] as const).map((state) =>
    found.filter(({ entry }) => entry.state === state && !isOpen(entry)),
  );
  return [
    ...tables(rows),
    ...open.slice(0, blockers).map((each) => each.detail),
    ...folded.map((group) => fold(group, group.slice(0, warnings))),
    leftOut({
      rows: written.length - rows.length,
      blockers: open.length - blockers,
      warnings: folded.reduce((sum, group) => sum + Math.max(0, group.length - warnings), 0),
    }),
  ];
}

function isOpen({ state, kind }: EntryView): boolean {
  return state === "blocked" || (state === "not-checked" && kind === "tenant");
}

const note = "Dates are UTC.";

/** What is healthy is folded away when there is nothing else, or much of it. */
function tables(written: readonly Written[]): readonly string[] {
  const healthy = written.filter(({ entry }) => entry.state === "healthy");
  const others = written.filter(({ entry }) => entry.state !== "healthy");
  const isFolded = others.length === 0 || healthy.length > mostHealthy;
  const open = isFolded ? others : written;
  return [
    ...(open.length === 0 ? [] : [table(open.map((each) => each.row)), note]),
    ...(isFolded && healthy.length > 0
      ? [
          `<details><summary>${icons.healthy} ${healthy.length} healthy, with their dates</summary>`,
          table(healthy.map((each) => each.row)),
          open.length === 0 ? note : "",
          "</details>",
        ]
      : []),
  ];
}

function fold(group: readonly Written[], shown: readonly Written[]): string {
  const [first] = shown;
  if (first === undefined) return "";
  const { state, icon } = first.entry;
  const title = state === "warned" ? count(group.length, "warning") : `${group.length} not checked`;
  const names = group.map(
    ({ entry: { name, needed } }) => `${escapeName(name)} (${escapeName(needed)})`,
  );
  return [
    `<details><summary>${icon} ${title}: ${list(names)}</summary>`,
    ...shown.map((each) => each.detail),
    "</details>",
  ].join("\n\n");
}

function leftOut({ rows, blockers, warnings }: Omit<Allowance, "tenants">): string {
  const parts = [
    ...(rows > 0 ? [`${count(rows, "row")} of the table`] : []),
    ...(blockers > 0 ? [`the details of ${count(blockers, "blocking token")}`] : []),
    ...(warnings > 0 ? [`the details of ${count(warnings, "warning")}`] : []),
  ];
  return parts.length === 0
    ? ""
    : `Left out here for its length: ${parts.join(", ")}. \`apple-ade check --format text\` shows all.`;
}
