import { isDeepStrictEqual } from "node:util";
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  Pair,
  parseDocument,
  Scalar,
  type Tags,
  YAMLMap,
} from "yaml";
import { type Item, isSection, plus, type Section } from "./item.ts";
import { asWritten, layoutOf } from "./layout.ts";
import { pairOf } from "../yaml-map.ts";
import { shown, shownText } from "./shown-text.ts";

/** The stack's file is not in a form in which it can be changed safely; says how. */
export class Unmergeable extends Error {
  override readonly name = "Unmergeable";
}

const reading = {
  merge: true,
  logLevel: "error",
  customTags: (tags: Tags): Tags => [shownText, ...tags],
} as const;

/** Throws `Unmergeable` when it is no YAML. */
export function documentOf(text: string): Document {
  const document = parseDocument(text, reading);
  const [error] = document.errors;
  if (error === undefined) return document;
  if (error.code === "MULTIPLE_DOCS") throw new Unmergeable("it holds several documents");
  const [line = ""] = error.message.split("\n");
  throw new Unmergeable(`it is not understood as YAML: ${line.replace(/:$/, "")}`);
}

/** Items as the text of a file that has nothing else. */
export function textOf(items: readonly Item[]): string {
  const document = new Document(undefined, reading);
  document.contents = mapOf(items);
  return document.toString({ lineWidth: 0 });
}

/**
 * The text of a stack's file with items put in; every comment and every value stays. Throws
 * `Unmergeable` where that is not possible.
 */
export function merge(text: string, items: readonly Item[]): string {
  return edited(text, items, (document) => {
    const { contents } = document;
    if (isEmpty(contents)) document.contents = mapOf([]);
    else if (!isMap(contents)) throw new Unmergeable("it is no YAML map");
    if (isMap(document.contents)) put(document.contents, items);
  });
}

/**
 * The text after a change. Throws `Unmergeable` unless it says the same as before, and the items.
 * @param change made to the document
 */
export function edited(
  text: string,
  items: readonly Item[],
  change: (document: Document) => void,
): string {
  return editedTo(text, plus(contentOf(text), items), change);
}

/** As `edited`; unless it says what is expected, and nothing else. */
export function editedTo(
  text: string,
  expected: unknown,
  change: (document: Document) => void,
): string {
  if (isDeepStrictEqual(contentOf(text), expected)) return text;
  const document = documentOf(text);
  change(document);
  const after = asWritten(text, document.toString({ lineWidth: 0, ...layoutOf(text) }));
  if (!isDeepStrictEqual(contentOf(after), expected))
    throw new Unmergeable("something else in it would change as well");
  return after;
}

function put(map: YAMLMap, items: readonly Item[]): void {
  const known = items.filter((item) => !("note" in item) && pairOf(map, item.key) !== undefined);
  for (const item of known.filter(isSection)) putUnder(map, item);
  const fresh = items.filter((item) => !known.includes(item));
  if (fresh.every((item) => "note" in item)) return;
  const { comment, items: pairs } = mapOf(fresh);
  // What stands between braces can stand on lines, unless there is nothing but braces.
  if (map.items.length === 0) map.flow = false;
  map.items.push(...pairs);
  if (comment) map.comment = [map.comment, comment].filter(Boolean).join("\n");
}

function putUnder(map: YAMLMap, { key, items }: Section): void {
  const pair = pairOf(map, key);
  const value = pair?.value;
  if (pair !== undefined && isEmpty(value)) {
    const below = mapOf(items);
    below.commentBefore = [value?.commentBefore, value?.comment].filter(Boolean).join("\n") || null;
    pair.value = below;
    return;
  }
  const obstacle = obstacleIn(value);
  if (!isMap(value) || obstacle !== undefined) throw new Unmergeable(`${key} is ${obstacle}`);
  put(value, items);
}

export function mapOf(items: readonly Item[]): YAMLMap {
  const map = new YAMLMap();
  for (const item of items) {
    if ("note" in item) {
      map.comment = ` ${item.note}`;
      continue;
    }
    const value = isSection(item) ? mapOf(item.items) : shown(item.value);
    if ("comment" in item && item.comment !== undefined) value.comment = ` ${item.comment}`;
    map.items.push(new Pair(shown(item.key), value));
  }
  return map;
}

/** Why nothing can be put into a value; `undefined` for a map of a person's own. */
function obstacleIn(value: unknown): string | undefined {
  if (isAlias(value)) return "an alias";
  if (!isMap(value)) return "no map";
  const secure = value.items.length === 1 ? pairOf(value, "secure")?.value : undefined;
  return isScalar(secure) ? "encrypted" : undefined;
}

/** Nothing, where a value might stand. */
function isEmpty(value: unknown): value is Scalar | null {
  return value === null || (isScalar(value) && value.source === "" && !value.anchor);
}

export function contentOf(text: string): unknown {
  // A person's own file may use one anchor for any number of tokens.
  return documentOf(text).toJS({ maxAliasCount: -1 }) ?? {};
}
