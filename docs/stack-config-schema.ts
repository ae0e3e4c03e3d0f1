import { type Described, mapped } from "./declaration.ts";

/** Where Pulumi may hold a secret: what it stands as in the file. */
const secret = {
  type: "object",
  properties: { secure: { type: "string" } },
  required: ["secure"],
  additionalProperties: false,
};

const mayBeSecret = new Set(["appleIdentifier", "webhooks item", "teamsWebhook"]);

/** JSON Schema of a stack's file, for editors. */
export function stackConfigSchema({ properties = {}, required = [] }: Described): object {
  const keys = Object.entries(properties).map(([key, each]) => [`apple-ade:${key}`, each] as const);
  const names = Object.keys(properties).join("|");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:apple-ade:stack-config:1",
    title: "A stack's file with the configuration of pulumi-apple-ade",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(keys.map(([key, each]) => [key, forEditors(each, key)])),
        required: required.map((key) => `apple-ade:${key}`),
        patternProperties: { [`^apple-ade:(?!(?:${names})$)`]: false },
      },
    },
    required: ["config"],
  };
}

function forEditors(described: Described, key: string): object {
  const { write: _, ...schema } = described;
  const own = mapped(schema, (each, name) =>
    forEditors(each, name === "[]" ? `${key} item` : name),
  );
  return mayBeSecret.has(key) ? { anyOf: [own, secret] } : own;
}
