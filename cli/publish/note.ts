import type { Notes } from "./service.ts";

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
