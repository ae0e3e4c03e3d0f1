import { format } from "oxfmt";
import { templateFiles } from "../cli/init/files.ts";

/** The template for `pulumi new`: what `apple-ade init` writes, by the files' paths from the root. */
export async function projectTemplate(): Promise<ReadonlyMap<string, string>> {
  const files = [...templateFiles()].map(async ([name, text]) => {
    const file = `templates/project/${name}`;
    const isFormatted = /\.(?:json|js|md|yaml)$/.test(name);
    return [
      file,
      isFormatted ? (await format(file, text, { printWidth: 100 })).code : text,
    ] as const;
  });
  return new Map(await Promise.all(files));
}
