import { type Document, isMap, isScalar, type Pair, type YAMLMap } from "yaml";

/** The map under a path of keys, where it stands as such. */
export function mapAt(document: Document, path: readonly string[]): YAMLMap | undefined {
  const node = path.reduce<unknown>(
    (map, key) => (isMap(map) ? pairOf(map, key)?.value : undefined),
    document.contents,
  );
  return isMap(node) ? node : undefined;
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}
