import type { YAMLMap } from "yaml";
import { type Edit, insertLines, lineEnding } from "./edit.ts";
import type { Item } from "./item.ts";
import { endOf, indentOf } from "./stack-document.ts";
import { flowLines } from "./yaml-text.ts";

/** Where things go: the text, and by how many spaces each level is indented. */
export interface Layout {
  readonly text: string;
  readonly step: number;
}

/**
 * Puts items behind the last one between a map's braces.
 * @param isInBraces whether these stand within others
 */
export function placeInBraces(
  { text, step }: Layout,
  map: YAMLMap,
  items: readonly Item[],
  isInBraces: boolean,
): readonly Edit[] {
  const closing = (map.range?.[1] ?? 0) - 1;
  const { end, comma } = lastIn(map);
  const lineStart = text.lastIndexOf("\n", closing) + 1;
  if (lineStart > end) {
    // The brace stands on a line of its own.
    const indent = columnOf(text, lineStart) + step;
    return [
      { from: end, to: end, text: comma },
      insertLines(text, lineStart, flowLines(items, indent, step)),
    ];
  }
  const column = columnOf(text, lineStart);
  // In block style everything must be deeper than the key.
  const indent = isInBraces ? column : indentOf(map) + step;
  const newline = lineEnding(text);
  const lines = flowLines(items, indent + step, step).map((line) => newline + line);
  // What stands before the brace indents it as well.
  const margin = " ".repeat(Math.max(0, indent - (closing - end)));
  const inserted = `${comma}${lines.join("")}${newline}${margin}`;
  return [{ from: end, to: end, text: inserted }];
}

/** Behind the last thing between a map's braces, and the comma that is missing there. */
function lastIn(map: YAMLMap): { readonly end: number; readonly comma: string } {
  const tokens = map.srcToken?.type === "flow-collection" ? map.srcToken.items : [];
  const trailing = tokens.at(-1)?.start.find(({ type }) => type === "comma");
  const last = map.items.at(-1);
  if (trailing !== undefined && tokens.at(-1)?.key === undefined)
    return { end: trailing.offset + 1, comma: "" };
  if (last === undefined) return { end: (map.range?.[0] ?? 0) + 1, comma: "" };
  return { end: Math.max(endOf(last.key), endOf(last.value)), comma: "," };
}

function columnOf(text: string, lineStart: number): number {
  return /^ */.exec(text.slice(lineStart))?.[0].length ?? 0;
}
