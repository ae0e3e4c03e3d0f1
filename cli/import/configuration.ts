import { isDeepStrictEqual } from "node:util";
import { plain } from "../../policy/text/write.ts";
import { readDeclarations, type Declarations } from "../../stack/declaration/from-config.ts";
import { plus, type Section } from "./item.ts";
import { jsonOf } from "../read-text.ts";
import { Refusal, saidBy } from "../refusal.ts";
import type { StackSettings } from "./stack-settings.ts";

type Config = StackSettings["config"];

/**
 * What a stack declares so far, which may be no token at all. Throws the one error of a preview,
 * and what sets a tenant where there is none.
 */
export function declarationsOf(settings: Omit<StackSettings, "file">): Declarations {
  const { config, stack, secretKeys = [] } = settings;
  try {
    return readDeclarations(
      { ...config, "apple-ade:tokens": config["apple-ade:tokens"] || "{}" },
      stack,
      { isSecret: (key) => secretKeys.includes(key), file: () => "" },
    );
  } catch (error) {
    const said = saidBy(error);
    throw new Refusal(said, /^ {2}tenantId: missing/m.test(said) ? namingTenant(settings) : []);
  }
}

function namingTenant({ stack, configFile }: Omit<StackSettings, "file">): readonly string[] {
  const file = configFile === undefined ? "" : ` --config-file ${plain(configFile)}`;
  return [
    `npx pulumi config set apple-ade:tenantId <GUID> --stack ${plain(stack)}${file}`,
    "The GUID: Entra admin centre > Overview > Tenant ID, or: az account show --query tenantId -o tsv",
  ];
}

/** The configuration with more in it. */
export function withSections(config: Config, sections: readonly Section[]): Config {
  const values = { ...config };
  for (const { key, items } of sections)
    values[key] = JSON.stringify(plus(valueOf(values[key]), items));
  return values;
}

export function isSameConfig(a: Config, b: Config): boolean {
  const values = (config: Config) =>
    Object.fromEntries(Object.entries(config).map(([key, value]) => [key, valueOf(value)]));
  return isDeepStrictEqual(values(a), values(b));
}

export function valueOf(text = ""): unknown {
  return jsonOf(text) ?? text;
}
