import { basename } from "node:path";
import { isSeq, LineCounter, type Node, parse, parseDocument } from "yaml";
import { checkConfiguration, type Configuration } from "../../stack/declaration/from-config.ts";
import { linesOf } from "../../stack/declaration/problems.ts";
import { isSecure } from "../../stack/declaration/secrets.ts";
import { configIn, handedOver, isObject, projectConfigIn } from "../../stack/written-config.ts";
import { readText } from "../read-text.ts";
import { pairOf } from "../yaml-map.ts";

/** Instead of a secret, which only Pulumi can read; it is an address, as a webhook must be. */
const hidden = "https://secret.invalid/";

interface StackFile {
  readonly text: string;
  readonly mistakes: readonly string[];
  /** Where there are no mistakes. */
  readonly configuration?: Configuration;
}

/**
 * What a stack's file declares, together with the project's, without Pulumi. Each mistake is a
 * line with its place, such as `Pulumi.contoso.yaml:7: tenantId: …`.
 */
export function readStackFile(file: string, project: string | undefined): StackFile {
  const lines = new LineCounter();
  const text = readText(file);
  const name = basename(file);
  // As Pulumi's own parser: a date without quotes is none of ours.
  const document = parseDocument(text, { lineCounter: lines, schema: "yaml-1.1" });
  const [broken] = document.errors;
  if (broken !== undefined)
    return { text, mistakes: [`${name}:${lines.linePos(broken.pos[0]).line}: is no YAML`] };
  const ofAll = project === undefined ? {} : parse(readText(project), { schema: "yaml-1.1" });
  const config = { ...projectConfigIn(ofAll), ...configIn(document.toJS()) };
  const shown = Object.entries(config).map(([key, value]) => [key, withoutSecrets(value)]);
  const { data, mistakes, written } = checkConfiguration(handedOver(Object.fromEntries(shown)), {
    isSecret: (key) => hasSecret(config[key]),
    file: () => text,
  });
  const told = mistakes.flatMap((each) =>
    linesOf(each, written).map((said, index) => {
      const unknown = each.code === "unrecognized_keys" ? each.keys[index] : undefined;
      const offset = offsetOf(document.contents, placeOf([...each.path, unknown]));
      const line = offset === undefined ? 0 : lines.linePos(offset).line;
      return { line, said: `${name}${line === 0 ? "" : `:${line}`}: ${said}` };
    }),
  );
  const inOrder = told.toSorted((a, b) => a.line - b.line).map(({ said }) => said);
  return { text, mistakes: [...new Set(inOrder)], ...(data && { configuration: data }) };
}

function placeOf(path: readonly (PropertyKey | undefined)[]): readonly string[] {
  const keys = path.filter((key) => key !== undefined).map(String);
  return ["config", ...keys.map((key, index) => (index === 0 ? `apple-ade:${key}` : key))];
}

/** Where the last of the keys that are there stands; `undefined` where none is. */
function offsetOf(contents: unknown, path: readonly string[]): number | undefined {
  let node: unknown = contents;
  let offset: number | undefined;
  for (const key of path) {
    const found = entryOf(node, key);
    if (found === undefined) return offset;
    offset = found.key.range?.[0];
    node = found.value;
  }
  return offset;
}

function entryOf(node: unknown, key: string) {
  if (!isSeq<Node>(node)) return pairOf(node, key);
  const item = node.items[Number(key)];
  return item && { key: item, value: item };
}

/** A declared Apple ID that is a secret is left out: nothing is compared with it here. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  if (isSecure(value)) return hidden;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !(key === "appleIdentifier" && isObject(each) && isSecure(each)))
      .map(([key, each]) => [key, withoutSecrets(each)]),
  );
}

function hasSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (isObject(value) && isSecure(value)) || Object.values(value).some(hasSecret);
}
