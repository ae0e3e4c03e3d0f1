import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { parseDocument } from "yaml";

/** The project's file in a folder, of several the one that Pulumi takes. */
export function projectIn(folder: string): string | undefined {
  return ["json", "yaml", "yml"]
    .map((extension) => join(folder, `Pulumi.${extension}`))
    .find((file) => existsSync(file));
}

/** Where Pulumi looks for a stack's file: in the folder that the project says, with the ending of its file. */
export function stackFileIn(folder: string, stack: string): string {
  const project = projectIn(folder) ?? join(folder, "Pulumi.yaml");
  return join(folder, configFolderOf(project), `Pulumi.${stack}${extname(project)}`);
}

function configFolderOf(project: string): string {
  const folder: unknown = parseDocument(textOf(project) ?? "").get("stackConfigDir");
  return typeof folder === "string" ? folder : ".";
}

/** Nothing where it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
