import { table } from "./blocks.ts";
import type { Described } from "./declaration.ts";

const introduction = `# The configuration of a stack

What may be under \`apple-ade:\` in \`Pulumi.<stack>.yaml\`, and, without \`defaults\` and \`azure\`, what an \`AdeTenant\` takes as arguments. Every mistake is reported at once, each with its path, before anything is read. Only an \`appleIdentifier\` and the address of a webhook may be a Pulumi secret.

Editors complete and check the file with [its schema](stack-config.schema.json). In VS Code with the YAML extension, as the file's first line:

\`\`\`yaml
# yaml-language-server: $schema=node_modules/pulumi-apple-ade/docs/stack-config.schema.json
\`\`\``;

/** The page with a table for the configuration and for each map in it; Azure has its own page. */
export function configurationPage(schema: Described): string {
  return `${[introduction, ...sections(schema, "apple-ade")].join("\n\n")}\n`;
}

function sections(schema: Described, path: string): readonly string[] {
  const { properties = {}, items, additionalProperties } = schema;
  if (items) return sections(items, `${path}[]`);
  if (additionalProperties) return sections(additionalProperties, `${path}.<name>`);
  const entries = Object.entries(properties);
  if (entries.length === 0) return [];
  const rows = entries.map(([key, each]) => rowOf(key, each, schema.required ?? []));
  const separator = path === "apple-ade" ? ":" : ".";
  return [
    `## \`${path}\``,
    table([["key", "", "what it is", "what to write"], ...rows]),
    ...entries
      .filter(([key]) => key !== "azure")
      .flatMap(([key, each]) => sections(each, `${path}${separator}${key}`)),
  ];
}

function rowOf(key: string, each: Described, required: readonly string[]): readonly string[] {
  const isSimple = each.default !== undefined && typeof each.default !== "object";
  const byDefault = isSimple ? `default ${JSON.stringify(each.default)}` : "";
  const page = key === "azure" ? " [Its page](azure.md)." : "";
  return [
    `\`${key}\``,
    required.includes(key) ? "required" : byDefault,
    `${each.description ?? ""}${page}`,
    (each.write ?? "").replaceAll("|", "\\|"),
  ];
}
