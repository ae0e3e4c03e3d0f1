import { templateFiles } from "../cli/init/files.ts";
import { type Files, formatted } from "./blocks.ts";

/** The template for `pulumi new`: what `apple-ade init` writes, by the files' paths from the root. */
export function projectTemplate(): Promise<Files> {
  return formatted(
    [...templateFiles()].map(([name, text]) => [`templates/project/${name}`, text] as const),
  );
}
