import { isScalar, Scalar, type YAMLMap } from "yaml";
import { apply, type Edit, insertLines, nextLine } from "./edit.ts";
import type { Item } from "./item.ts";
import { assertOnly } from "./merge.ts";
import type { Renewal } from "./renewed.ts";
import { documentOf, mapAt, pairOf, Unmergeable } from "./stack-document.ts";

/** The comment that `suggestedDeadline` writes; beside another deadline it would be wrong. */
const ownComment =
  /^[ \t,]*# (?:Mon|Tues|Wednes|Thurs|Fri)day, \d+ days before expiry(?:; choose yours|, which is past: renew now)/;

/**
 * The text with the two values of a declaration that was renewed, and nothing else changed;
 * `undefined` where they do not stand there as plain values of this declaration alone.
 */
export function renew(text: string, renewal: Renewal): string | undefined {
  try {
    const map = mapAt(documentOf(text), ["config", ...renewal.path]);
    const edits = map && editsIn(text, map, renewal);
    if (edits === undefined) return undefined;
    const renewed = apply(text, edits);
    assertOnly(text, [under(["config", ...renewal.path], renewal)], renewed);
    return renewed;
  } catch (error) {
    if (error instanceof Unmergeable) return undefined;
    throw error;
  }
}

/** What a renewal changes, as items from the root of the file or of the configuration. */
export function under(path: readonly string[], { suggested }: Renewal): Item {
  const { renewBy, expiresAt } = suggested;
  const values: readonly Item[] = [
    { key: "renewBy", value: renewBy },
    { key: "expiresAt", value: expiresAt },
  ];
  const items = path.slice(1).reduceRight((inner, key) => [{ key, items: inner }], values);
  return { key: path[0] ?? "", items };
}

function editsIn(text: string, map: YAMLMap, { suggested }: Renewal): readonly Edit[] | undefined {
  const { renewBy, expiresAt, comment } = suggested;
  const deadline = scalarAt(map, "renewBy");
  if (deadline === undefined) return undefined;
  const rest = ownComment.exec(text.slice(deadline.to))?.[0];
  const commented = deadline.to + (rest?.length ?? 0);
  const start = deadline.to + (rest?.indexOf("#") ?? 0);
  const changed: readonly Edit[] = [
    { ...deadline, text: deadline.quote + renewBy + deadline.quote },
    ...(rest === undefined ? [] : [{ from: start, to: commented, text: `# ${comment}` }]),
  ];
  if (pairOf(map, "expiresAt") === undefined)
    return [...changed, insertionBehind(text, map, deadline.to, expiresAt)];
  const generation = scalarAt(map, "expiresAt");
  return generation === undefined
    ? undefined
    : [...changed, { ...generation, text: generation.quote + expiresAt + generation.quote }];
}

function insertionBehind(text: string, map: YAMLMap, offset: number, expiresAt: string): Edit {
  const pair = `expiresAt: "${expiresAt}"`;
  if (map.flow === true) return { from: offset, to: offset, text: `, ${pair}` };
  const indent = map.srcToken?.type === "block-map" ? map.srcToken.indent : 0;
  return insertLines(text, nextLine(text, offset), [" ".repeat(indent) + pair]);
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

/** Where a value stands that only this declaration has, and that is not encrypted. */
function scalarAt(map: YAMLMap, key: string): Place | undefined {
  const value = pairOf(map, key)?.value;
  if (!isScalar(value) || value.anchor !== undefined || value.tag !== undefined) return undefined;
  const [from, to] = value.range ?? [0, 0];
  if (value.type === Scalar.QUOTE_SINGLE) return { from, to, quote: "'" };
  const isOnALine = value.type === Scalar.PLAIN || value.type === Scalar.QUOTE_DOUBLE;
  return isOnALine ? { from, to, quote: '"' } : undefined;
}
