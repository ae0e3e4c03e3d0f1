import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "oxfmt";
import { argumentTypes } from "./argument-types.ts";
import { configurationPage } from "./configuration-page.ts";
import { describedDeclarations } from "./declaration.ts";
import { stackConfigSchema } from "./stack-config-schema.ts";

/** What is generated from the schema of declarations, by the files' paths from the root. */
export async function declarationFiles(): Promise<ReadonlyMap<string, string>> {
  const { configuration, tenantArguments } = describedDeclarations();
  const files = {
    "stack/resources/args.ts": argumentTypes(tenantArguments),
    "docs/stack-config.schema.json": JSON.stringify(stackConfigSchema(configuration)),
    "docs/configuration.md": configurationPage(configuration),
  };
  return new Map(
    await Promise.all(
      Object.entries(files).map(
        async ([file, text]) =>
          [file, (await format(file, text, { printWidth: 100 })).code] as const,
      ),
    ),
  );
}

/** The files that are stale, by their paths from the root; rewritten unless only checked. */
export function updateFiles(root: string, files: ReadonlyMap<string, string>, check: boolean) {
  const stale = [...files].filter(([file, wanted]) => {
    const path = join(root, file);
    return !existsSync(path) || readFileSync(path, "utf8") !== wanted;
  });
  for (const [file, wanted] of check ? [] : stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), wanted);
  }
  return stale.map(([file]) => file);
}
