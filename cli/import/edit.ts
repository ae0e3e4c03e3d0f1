/** Bytes of a text that are replaced; none where something is only inserted. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All edits of one text; of those at the same place the first comes first. */
export function apply(text: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((a, b) => a.from - b.from);
  const parts = inOrder.map((edit, index) => {
    const end = inOrder[index - 1]?.to ?? 0;
    return text.slice(end, edit.from) + edit.text;
  });
  return parts.join("") + text.slice(inOrder.at(-1)?.to ?? 0);
}

/** The lines of a text as it has them. */
export function lineEnding(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

/** Where the line after an offset begins; the end where none does. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline === -1 ? text.length : newline + 1;
}

/** Inserts whole lines at the beginning of a line, or behind a last one that has no end. */
export function insertLines(text: string, at: number, lines: readonly string[]): Edit {
  const end = lineEnding(text);
  const isBeginning = at === 0 || text[at - 1] === "\n";
  const inserted = isBeginning ? lines.map((line) => line + end) : lines.map((line) => end + line);
  return { from: at, to: at, text: inserted.join("") };
}
