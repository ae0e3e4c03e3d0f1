import { isDeepStrictEqual } from "node:util";
import { isMap } from "yaml";
import { apply, insertLines } from "./edit.ts";
import { type Item, plus } from "./item.ts";
import { placeIn } from "./place.ts";
import { documentOf, isEmpty, mapAt, Unmergeable } from "./stack-document.ts";
import { blockLines } from "./yaml-text.ts";

const usualStep = 2;

/**
 * The text of a stack's file with items put in, all that stood there as it was. Throws
 * `Unmergeable` where that is not possible.
 */
export function merge(text: string, items: readonly Item[]): string {
  const { contents } = documentOf(text);
  const step = stepIn(text);
  const edits = isMap(contents)
    ? placeIn({ text, step }, contents, items)
    : [insertLines(text, text.length, blockLines(items, 0, step))];
  if (!isMap(contents) && contents !== null && !isEmpty(contents))
    throw new Unmergeable("it is no YAML map");
  const merged = apply(text, edits);
  assertOnly(text, items, merged);
  return merged;
}

/** As deep as the file itself indents what is under `config`. */
function stepIn(text: string): number {
  const config = mapAt(documentOf(text), ["config"]);
  const indent = config?.srcToken?.type === "block-map" ? config.srcToken.indent : 0;
  return indent > 0 ? indent : usualStep;
}

/** Throws `Unmergeable` unless the new text says the same as the old one and the items. */
export function assertOnly(before: string, items: readonly Item[], after: string): void {
  const expected = plus(contentOf(before), items);
  if (!isDeepStrictEqual(contentOf(after), expected))
    throw new Unmergeable("something else in it would change as well");
}

function contentOf(text: string): unknown {
  // A person's own file may use one anchor for any number of tokens.
  return documentOf(text).toJS({ maxAliasCount: -1 }) ?? {};
}
