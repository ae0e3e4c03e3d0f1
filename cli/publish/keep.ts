import { saidBy } from "../refusal.ts";
import type { Tenant } from "../assess/report.ts";
import type { Item, Items, Notes } from "./service.ts";
import { icons } from "../view/words.ts";
import { reasonToClose, type Wanted, wantedOf } from "./wanted.ts";

/**
 * Keeps one issue or work item for each token that needs a person: opened, brought up to date,
 * closed when the token is healthy again. What was not checked is not healthy: nothing of it is
 * closed. One that cannot be changed keeps no other from it.
 * @returns a sentence for each that could not be
 */
export async function keepItems(
  items: Items,
  tenants: readonly Tenant[],
): Promise<readonly string[]> {
  const wanted = tenants.flatMap(wantedOf);
  const all = await items.list();
  const open = all.filter(({ isOpen }) => isOpen);
  const problems: string[] = [];
  const attempt = (work: Promise<unknown>) =>
    work.catch((error: unknown) => problems.push(saidBy(error)));
  for (const each of wanted) {
    const isThis = ({ marker }: Item) => marker === each.marker;
    await attempt(keep(items, each, open.find(isThis) ?? all.find(isThis)));
  }
  for (const item of open) {
    const isWanted = wanted.some(({ marker }) => marker === item.marker);
    const reason = isWanted ? undefined : reasonToClose(tenants, item.marker);
    if (reason !== undefined) await attempt(items.change(item, { isOpen: false }, reason));
  }
  return problems;
}

async function keep(items: Items, wanted: Wanted, item: Item | undefined): Promise<unknown> {
  const { title } = wanted;
  const body = items.write(wanted);
  if (item === undefined) return items.create(wanted, body);
  if (!item.isOpen) return items.change(item, { title, body, isOpen: true }, "Found again.");
  if (item.title === title && item.says(body)) return undefined;
  const isUrgent = title.startsWith(icons.blocked) && !item.title.startsWith(icons.blocked);
  return items.change(item, { title, body }, isUrgent ? "It blocks now." : undefined);
}

/**
 * Puts the text into the one comment that has one of its markers, or into a new one. The markers are
 * the text's first lines, one for each stack.
 */
export async function keepNote(notes: Notes, text: string): Promise<void> {
  const markers = new Set(markersOf(text));
  const old = (await notes.list()).find((note) =>
    markersOf(note.text).some((marker) => markers.has(marker)),
  );
  if (old === undefined) await notes.create(text);
  else await notes.update(old.at, text);
}

function markersOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !/^<!-- apple-ade:[^\s:]+ -->$/.test(line));
  return lines.slice(0, end === -1 ? lines.length : end);
}
