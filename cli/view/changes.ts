import { list } from "../../policy/text/write.ts";
import type { Change, Entry, Finding } from "../assess/report-entry.ts";
import type { Tenant } from "../assess/report.ts";
import { type TitleOf, titlesOf } from "./titles.ts";
import { shorten } from "./shorten.ts";
import { sinceRecord, statusWords } from "./words.ts";

/** What differs from the last recorded run, each with its heading. */
export type Changes = readonly { readonly title: string; readonly items: readonly string[] }[];

/** In the declarations, and in Intune; no items where nothing is recorded yet to compare with. */
export function changesOf(tenant: Tenant, review: boolean): Changes {
  const { entries, record } = tenant;
  if (entries.length === 0) return [];
  const declared = review ? "Changed by this pull request" : `Changed in the code ${sinceRecord}`;
  if (record === "none")
    return [{ title: declared, items: ["nothing recorded yet to compare with"] }];
  const titleOf = titlesOf(entries);
  return [
    { title: declared, items: orNothing(declaredChanges(tenant, titleOf)) },
    { title: `Changed in Intune ${sinceRecord}`, items: orNothing(driftOf(entries, titleOf)) },
  ];
}

/** Removals first: what is gone has no entry that could say so. */
function declaredChanges({ entries, removed = [] }: Tenant, titleOf: TitleOf): readonly string[] {
  const gone = removed.filter((each) => !entries.some((entry) => isRenamed(each, entry)));
  return [
    ...gone.map(({ name }) => `${brief(name)} (removed)`),
    ...entries.flatMap((entry) =>
      entry.declared === undefined
        ? [addition(entry, removed)]
        : phrases(titleOf(entry), entry.declared),
    ),
  ];
}

type Removed = NonNullable<Tenant["removed"]>[number];

function addition(entry: Entry, removed: readonly Removed[]): string {
  const before = removed.find((each) => isRenamed(each, entry));
  return before === undefined
    ? `${brief(entry.name)} (new)`
    : `${brief(entry.name)}, key ${brief(before.key)} → ${brief(entry.key)}`;
}

/** The same thing is declared under another key. */
function isRenamed(gone: Removed, { kind, name, declared }: Entry): boolean {
  return declared === undefined && kind === gone.kind && name === gone.name;
}

function driftOf(entries: readonly Entry[], titleOf: TitleOf): readonly string[] {
  const recorded = entries.filter(({ declared }) => declared !== undefined);
  const uncompared = recorded.filter(({ drift }) => drift === undefined).length;
  return [
    ...recorded.flatMap((entry) => phrases(titleOf(entry), drifted(entry).map(asSeen))),
    ...recorded
      .filter((entry) => drifted(entry).length === 0 && entry.findings.some(isByDrift))
      .map((entry) => `${brief(titleOf(entry))}, as its finding says`),
    ...(uncompared === 0 ? [] : [`${uncompared} not compared`]),
  ];
}

/** What came or went has every fact or none: that says it all. */
function drifted({ drift = [] }: Entry): readonly Change[] {
  const status = drift.filter(({ property }) => property === "status");
  return status.length > 0 ? status : drift;
}

/** Not every fact is compared here: some are many, such as devices. */
function isByDrift({ cause }: Finding): boolean {
  return cause === "drift";
}

function orNothing(items: readonly string[]): readonly string[] {
  return items.length === 0 ? ["nothing"] : items;
}

/** The changes as one line each, for formats that have no list. */
export function changeLines(changes: Changes): readonly (readonly [string, string])[] {
  return changes.map(({ title, items }) => [title, list(items)]);
}

function phrases(title: string, changes: readonly Change[] = []): readonly string[] {
  return changes.length === 0 ? [] : [`${brief(title)}, ${changes.map(shown).join(", ")}`];
}

/** `last sync error code 0 → 3`, `found in Intune → not found`. */
function asSeen({ property, from, to }: Change): Change {
  if (property === "status") return { property: "", from: statusOf(from), to: statusOf(to) };
  const words = property.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { property: words, from, to };
}

function statusOf(status = "not read"): string {
  return statusWords[status] ?? status;
}

function shown({ property, from = "none", to = "none" }: Change): string {
  // A list of who accepts or ignores what says more than a name.
  const most = ["acknowledgements", "ignoredTokens"].includes(property) ? 240 : 80;
  return `${brief(property)} ${shorten(from, most)} → ${shorten(to, most)}`.trimStart();
}

function brief(text: string): string {
  return shorten(text, 80);
}
