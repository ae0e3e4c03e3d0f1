import { isMap, isScalar, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";

/** What a map has under a key; `undefined` in what is no map. */
export function pairOf(map: unknown, key: string): Pair<Scalar, Node | null> | undefined {
  if (!isMap<Scalar, Node | null>(map)) return undefined;
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** What stands under a path of keys. */
export function valueAt(start: unknown, path: readonly string[]): unknown {
  return path.reduce((map, key) => pairOf(map, key)?.value, start);
}

/** The map under a path of keys, where it stands as such. */
export function mapAt(start: unknown, path: readonly string[]): YAMLMap | undefined {
  const found = valueAt(start, path);
  return isMap(found) ? found : undefined;
}
