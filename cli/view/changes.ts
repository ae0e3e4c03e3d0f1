import { list } from "../../policy/text/write.ts";
import type { Change, Entry, Tenant } from "../report/report.ts";
import { shorten } from "./shorten.ts";
import { sinceRecord } from "./words.ts";

/** What differs from the last recorded run, each with its heading. */
export type Changes = readonly { readonly title: string; readonly items: readonly string[] }[];

/** In the declarations, and in Intune; no items where nothing is recorded yet to compare with. */
export function changesOf({ entries, record }: Tenant, review: boolean): Changes {
  if (entries.length === 0) return [];
  const declared = review ? "Changed by this pull request" : `Changed in the code ${sinceRecord}`;
  if (record === "none")
    return [{ title: declared, items: ["nothing recorded yet to compare with"] }];
  return [
    { title: declared, items: orNothing(entries.flatMap(declaredChanges)) },
    { title: `Changed in Intune ${sinceRecord}`, items: orNothing(driftOf(entries)) },
  ];
}

function declaredChanges(entry: Entry): readonly string[] {
  const { name, declared } = entry;
  return declared === undefined ? [`${brief(name)} (new)`] : phrases(entry, declared);
}

function driftOf(entries: readonly Entry[]): readonly string[] {
  const recorded = entries.filter(({ declared }) => declared !== undefined);
  const uncompared = recorded.filter(({ drift }) => drift === undefined).length;
  return [
    ...recorded.flatMap((entry) => phrases(entry, entry.drift)),
    ...(uncompared === 0 ? [] : [`${uncompared} not compared`]),
  ];
}

function orNothing(items: readonly string[]): readonly string[] {
  return items.length === 0 ? ["nothing"] : items;
}

/** The changes as one line each, for formats that have no list. */
export function changeLines(changes: Changes): readonly (readonly [string, string])[] {
  return changes.map(({ title, items }) => [title, list(items)]);
}

function phrases({ name }: Entry, changes: readonly Change[] = []): readonly string[] {
  return changes.length === 0 ? [] : [`${brief(name)}, ${changes.map(shown).join(", ")}`];
}

/** `last sync error code 0 → 3`. */
function shown({ property, from = "none", to = "none" }: Change): string {
  const words = property.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  // A list of who accepts what says more than a name.
  const most = property === "acknowledgements" ? 240 : 80;
  return `${brief(words)} ${shorten(from, most)} → ${shorten(to, most)}`;
}

function brief(text: string): string {
  return shorten(text, 80);
}
