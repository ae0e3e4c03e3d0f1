import { isScalar, Pair, Scalar, type YAMLMap } from "yaml";
import type { Item } from "./item.ts";
import type { Renewal } from "./renewed.ts";
import { shown } from "./shown-text.ts";
import { edited, Unmergeable } from "./stack-document.ts";
import { mapAt, pairOf } from "../yaml-map.ts";

/** The comment that `suggestedDeadline` writes; beside another deadline it would be wrong. */
const ownComment =
  /^ (?:Mon|Tues|Wednes|Thurs|Fri)day, \d+ days before expiry(?:; choose yours|, which is past: renew now)/;

/**
 * The text with the two values of a declaration that was renewed, and no other value changed;
 * `undefined` where they do not stand there as plain values of this declaration alone.
 */
export function renew(text: string, renewal: Renewal): string | undefined {
  const path = ["config", ...renewal.path];
  try {
    return edited(text, [under(path, renewal)], (document) => {
      const map = mapAt(document.contents, path);
      if (map === undefined) throw new Unmergeable("it is not here");
      replaceDates(map, renewal);
    });
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

function replaceDates(map: YAMLMap, { suggested }: Renewal): void {
  const { renewBy, expiresAt, comment } = suggested;
  const deadline = ownScalar(map, "renewBy");
  replace(deadline, renewBy);
  deadline.comment = deadline.comment?.replace(ownComment, ` ${comment}`) ?? null;
  if (pairOf(map, "expiresAt") !== undefined) {
    replace(ownScalar(map, "expiresAt"), expiresAt);
    return;
  }
  const index = map.items.findIndex(({ value }) => value === deadline);
  map.items.splice(index + 1, 0, new Pair(shown("expiresAt"), shown(expiresAt)));
}

function replace(scalar: Scalar, text: string): void {
  scalar.value = text;
  if (scalar.type === Scalar.PLAIN) scalar.type = Scalar.QUOTE_DOUBLE;
}

/** A value that only this declaration has, and that is not encrypted. Throws `Unmergeable`. */
function ownScalar(map: YAMLMap, key: string): Scalar {
  const value = pairOf(map, key)?.value;
  const isOwn = isScalar(value) && value.anchor === undefined && value.tag === undefined;
  const isOnALine =
    isOwn && (value.type === Scalar.PLAIN || value.type?.startsWith("QUOTE_") === true);
  if (!isOnALine) throw new Unmergeable(`${key} is no plain value`);
  return value;
}
