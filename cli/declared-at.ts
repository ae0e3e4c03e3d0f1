import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { kindNamed, type KindRow } from "../policy/wire/kinds.ts";
import { projectIn, stackFileIn } from "../stack/stack-file.ts";
import { readText } from "./read-text.ts";
import type { Entry } from "./assess/report-entry.ts";
import { ownName } from "./stack-name.ts";
import { pairOf, valueAt } from "./yaml-map.ts";

/** Where a resource's declaration stands; `undefined` when it is in no stack file. */
export type DeclaredAt = (kind: Entry["kind"], key: string) => Entry["declaredAt"];

/**
 * Finds declarations in a stack's file.
 * @param file of the stack, such as `Pulumi.contoso.yaml`; it may be missing
 */
export function declarationsIn(file: string): DeclaredAt {
  if (!existsSync(file)) return () => undefined;
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const path = relativeToRepository(file);
  return (kind, key) => {
    const found = placesOf(kind, key)
      .map(([last, ...above]) => pairOf(valueAt(document.contents, ["config", ...above]), last))
      .find((pair) => pair !== undefined);
    const offset = found?.key.range?.[0];
    return offset === undefined ? undefined : { file: path, line: lines.linePos(offset).line };
  };
}

/** Keys, each with those between it and `config`, the most precise first. */
function placesOf(kind: Entry["kind"], key: string): readonly (readonly [string, ...string[]])[] {
  if (kind === "tenant") return [["apple-ade:tenantId"], ["apple-ade:tokens"]];
  const { section, only }: KindRow = kindNamed[kind];
  const under = `apple-ade:${section}`;
  return only ? [[under]] : [[key, under], [under]];
}

/** The stack's own file, where Pulumi looks for it from the current directory. */
export function stackFile(stack: string, directory: string): string {
  const project = projectFile(directory);
  return stackFileIn(project === undefined ? resolve(directory) : dirname(project), ownName(stack));
}

/** The file of the project that the folder belongs to. */
export function projectFile(directory: string): string | undefined {
  const folder = upwards(resolve(directory), (each) => projectIn(each) !== undefined);
  return folder === undefined ? undefined : projectIn(folder);
}

function relativeToRepository(file: string): string {
  const absolute = resolve(file);
  const root =
    upwards(dirname(absolute), (each) => existsSync(join(each, ".git"))) ?? process.cwd();
  return relative(root, absolute).split(sep).join("/");
}

function upwards(directory: string, found: (directory: string) => boolean): string | undefined {
  if (found(directory)) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : upwards(parent, found);
}
