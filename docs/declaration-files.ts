import { argumentTypes } from "./argument-types.ts";
import { type Files, formatted } from "./blocks.ts";
import { configurationPage } from "./configuration-page.ts";
import { describedDeclarations } from "./declaration.ts";
import { stackConfigSchema } from "./stack-config-schema.ts";

/** What is generated from the schema of declarations, by the files' paths from the root. */
export function declarationFiles(): Promise<Files> {
  const { configuration, tenantArguments } = describedDeclarations();
  const files = {
    "stack/resources/args.ts": argumentTypes(tenantArguments),
    "docs/stack-config.schema.json": JSON.stringify(stackConfigSchema(configuration)),
    "docs/configuration.md": configurationPage(configuration),
  };
  return formatted(Object.entries(files));
}
