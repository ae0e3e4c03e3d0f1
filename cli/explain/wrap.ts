import { stripVTControlCharacters } from "node:util";

/** The columns that a text takes; the pages hold no character that takes two. */
export function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Lines of at most `width` columns, broken at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    for (const word of line.split(" ")) {
      const last = lines.at(-1);
      if (last === undefined || widthOf(last) + 1 + widthOf(word) > width) lines.push(word);
      else lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines;
  });
}

/** The first line behind `first`, the others as far to the right; empty lines stay empty. */
export function hang(first: string, lines: readonly string[]): readonly string[] {
  const indent = " ".repeat(widthOf(first));
  return lines.map((line, index) => (line === "" ? "" : `${index === 0 ? first : indent}${line}`));
}
