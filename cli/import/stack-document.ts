import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  type Pair,
  parseDocument,
  type YAMLMap,
} from "yaml";

/** The stack's file is not in a form in which it can be changed safely; says how. */
export class Unmergeable extends Error {
  override readonly name = "Unmergeable";
}

/** The file as nodes with their places. Throws `Unmergeable` when it is no YAML. */
export function documentOf(text: string): Document {
  const document = parseDocument(text, {
    keepSourceTokens: true,
    merge: true,
    logLevel: "error",
  });
  const [error] = document.errors;
  if (error === undefined) return document;
  if (error.code === "MULTIPLE_DOCS") throw new Unmergeable("it holds several documents");
  const [line = ""] = error.message.split("\n");
  throw new Unmergeable(`it is not understood as YAML: ${line.replace(/:$/, "")}`);
}

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

/** Why nothing can be put into a value; `undefined` for a map of a person's own. */
export function obstacleIn(value: unknown): string | undefined {
  if (isAlias(value)) return "an alias";
  if (!isMap(value)) return "no map";
  const secure = value.items.length === 1 ? pairOf(value, "secure")?.value : undefined;
  return isScalar(secure) ? "encrypted" : undefined;
}

/** By how many spaces a map's keys are indented; for braces, the map around them. */
export function indentOf({ srcToken }: YAMLMap): number {
  return srcToken !== undefined && "indent" in srcToken ? Math.max(0, srcToken.indent) : 0;
}

export function endOf(node: unknown): number {
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** Nothing, where a value might stand. */
export function isEmpty(value: unknown): boolean {
  return isScalar(value) && value.source === "" && value.anchor === undefined;
}
