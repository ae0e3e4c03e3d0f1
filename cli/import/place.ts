import { isCollection, isMap, isPair, type Pair, type YAMLMap } from "yaml";
import { type Edit, insertLines, nextLine } from "./edit.ts";
import { isSection, type Item, type Section } from "./item.ts";
import { type Layout, placeInBraces } from "./place-in-braces.ts";
import { endOf, indentOf, isEmpty, obstacleIn, pairOf, Unmergeable } from "./stack-document.ts";
import { blockLines } from "./yaml-text.ts";

/**
 * Puts items into a map, those that it has already into the maps below it; nothing that stands
 * there is moved. Throws `Unmergeable`.
 */
export function placeIn(
  layout: Layout,
  map: YAMLMap,
  items: readonly Item[],
  isInBraces = false,
): readonly Edit[] {
  const below = items.flatMap((item) => {
    const pair = isSection(item) ? pairOf(map, item.key) : undefined;
    return pair !== undefined && isSection(item) ? placeUnder(layout, map, pair, item) : [];
  });
  const fresh = items.filter((item) => "note" in item || pairOf(map, item.key) === undefined);
  if (fresh.every((item) => "note" in item)) return below;
  // At one place the deeper comes first, or it would end up under another key.
  const place = map.flow === true ? placeInBraces : placeAtEnd;
  return [...below, ...place(layout, map, fresh, isInBraces)];
}

function placeUnder(
  layout: Layout,
  map: YAMLMap,
  { value, srcToken }: Pair,
  { key, items }: Section,
): readonly Edit[] {
  if (isEmpty(value) && map.flow !== true) {
    const colon = srcToken?.sep?.find(({ type }) => type === "map-value-ind")?.offset ?? 0;
    const indent = indentOf(map) + layout.step;
    const at = afterOwnComments(layout.text, nextLine(layout.text, colon), indent);
    return [insertLines(layout.text, at, blockLines(items, indent, layout.step))];
  }
  const obstacle = obstacleIn(value);
  if (isMap(value) && obstacle === undefined)
    return placeIn(layout, value, items, map.flow === true);
  throw new Unmergeable(`${key} is ${obstacle}`);
}

function placeAtEnd({ text, step }: Layout, map: YAMLMap, items: readonly Item[]): readonly Edit[] {
  const end = contentEnd(map);
  const line = text[end - 1] === "\n" ? end : nextLine(text, end);
  const indent = indentOf(map);
  const at = afterOwnComments(text, line, indent);
  return [insertLines(text, at, blockLines(items, indent, step))];
}

/** Behind the last thing in a value; the comments after it count among a map's own range. */
function contentEnd(node: unknown): number {
  const last = isCollection(node) && node.flow !== true ? node.items.at(-1) : undefined;
  if (!isPair(last)) return last === undefined ? endOf(node) : contentEnd(last);
  const signs = last.srcToken?.sep?.filter(({ type }) => !/^(?:space|newline|comment)$/.test(type));
  const sign = signs?.at(-1);
  const isEmptyValue = last.value === null || isEmpty(last.value);
  const signEnd = sign === undefined ? 0 : sign.offset + sign.source.length;
  return Math.max(contentEnd(last.key), signEnd, isEmptyValue ? 0 : contentEnd(last.value));
}

/** Behind the comments that are indented as deep as a map: they belong to it. */
function afterOwnComments(text: string, start: number, indent: number): number {
  let end = start;
  for (let at = start; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, nextLine(text, at));
    const comment = /^( *)#/.exec(line)?.[1];
    if (comment !== undefined && comment.length >= indent) end = nextLine(text, at);
    else if (line.trim() !== "") break;
  }
  return end;
}
