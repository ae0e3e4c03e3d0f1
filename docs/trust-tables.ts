import { catalog } from "../policy/catalog.ts";
import type { Failure } from "../stack/graph/read-failure.ts";
import { families } from "../test/faults/catalog.ts";
import {
  type Fault,
  isUnread,
  type Outcome,
  type Outcomes,
  type Violations,
} from "../test/faults/fault.ts";
import { outages } from "../test/faults/outages.ts";
import { everyPlace, graph, lists, type Place } from "../test/faults/place.ts";
import { causes, verdictAt } from "../test/faults/verdict.ts";
import { honest } from "../test/faults/world.ts";
import { table, withBlock } from "./blocks.ts";

/** The page with its tables as the fault matrix of the tests has them. */
export function generateTrustPage(page: string): string {
  const blocks = { unread: unreadTable(), faults: faultTables(), outages: outageTable() };
  return Object.entries(blocks).reduce(
    (text, [name, content]) => withBlock("trust.md", text, name, content),
    page,
  );
}

const wordsOfCause = {
  unauthorized: "not allowed",
  unavailable: "not available",
  malformed: "not understood",
} as const;

/** One failure of each cause; a sign-in that is not understood is a refused one. */
function examplesAt(place: Place): readonly Failure[] {
  return ["forbidden", "server-error", place === "sign-in" ? "forbidden" : "unexpected-answer"];
}

/** What is unread, by place; only the tenant's own policy depends on the cause. */
function unreadTable(): string {
  const rows = everyPlace.map((place) => {
    const verdicts = examplesAt(place).map((failure) =>
      causedAt(place, { failure, says: "", requests: 1 }),
    );
    const { tenant: _, ...others } = verdicts[0] ?? {};
    return [place, ...verdicts.map(({ tenant = [] }) => policies({ tenant })), policies(others)];
  });
  return table([["what is not read", ...Object.values(wordsOfCause), "in any case"], ...rows]);
}

function faultTables(): string {
  const head = ["fault", "where", "found because of it", "why, or “in the message”"];
  return Object.values(families)
    .map(({ title, faults }) => `### ${title}\n\n${table([head, ...alike(faults)])}`)
    .join("\n\n");
}

/** Faults of which the same is seen share their rows. */
function alike(faults: readonly Fault[]): readonly (readonly string[])[] {
  const groups = Map.groupBy(faults, ({ leadsTo }) => JSON.stringify(rowsOf(leadsTo)));
  return [...groups.values()].flatMap((group) => {
    const names = group.map(({ name }) => name).join("; ");
    return rowsOf(group[0]?.leadsTo ?? {}).map((row, index) => [index === 0 ? names : "", ...row]);
  });
}

function outageTable(): string {
  const head = [
    "fault",
    "from where on",
    "found because of it",
    "“in the message”",
    "how it is tested",
  ];
  const rows = outages.flatMap(({ name, leadsTo, staged }) =>
    rowsOf(leadsTo).map((row, index) => (index === 0 ? [name, ...row, staged] : ["", ...row, ""])),
  );
  return table([head, ...rows]);
}

/** A row for all places at which the same is seen. */
function rowsOf(leadsTo: Outcomes): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly cells: readonly string[]; readonly at: Place[] }>();
  for (const place of everyPlace) {
    const outcome = leadsTo[place];
    if (outcome === undefined) continue;
    const cells = [sightOf(place, outcome), wordsOf(outcome)];
    const row = rows.get(cells.join("\n")) ?? { cells, at: [] };
    row.at.push(place);
    rows.set(cells.join("\n"), row);
  }
  return [...rows.values()].map(({ cells, at }) => [nameOf(at), ...cells]);
}

function wordsOf(outcome: Outcome): string {
  const { says } = outcome;
  if (!isUnread(outcome) && outcome.why !== undefined) return outcome.why;
  return says === undefined ? "" : `“${says}”`;
}

function sightOf(place: Place, outcome: Outcome): string {
  if (!isUnread(outcome)) return policies(causedAt(place, outcome)) || "nothing: as without it";
  const { failure, requests, partly } = outcome;
  const attempts = requests >= 6 ? ", after six attempts" : "";
  const what = partly === true ? ": what follows" : "";
  return `**${wordsOfCause[causes[failure]]}**${attempts}${what}`;
}

/** The findings that were not there without the fault. */
function causedAt(place: Place, outcome: Outcome): Violations {
  return Object.fromEntries(
    Object.entries(verdictAt(place, outcome)).map(([resource, violated]) => {
      const usual: readonly string[] =
        Object.entries(honest).find(([name]) => name === resource)?.[1] ?? [];
      return [resource, violated.filter((policy) => !usual.includes(policy))];
    }),
  );
}

function policies(violations: Violations): string {
  const names = new Set(Object.values(violations).flat());
  return [...names]
    .map((name) => {
      const level = catalog.find((policy) => policy.name === name)?.enforcementLevel;
      return `\`${name}\` (${level})`;
    })
    .join(", ");
}

function nameOf(places: readonly Place[]): string {
  if (same(places, graph)) return "every request";
  return same(places, lists) ? "every list" : places.join("; ");
}

function same(some: readonly Place[], others: readonly Place[]): boolean {
  return some.length === others.length && some.every((place) => others.includes(place));
}
