import { stringify } from "yaml";
import type { z } from "zod";
import type { configuration } from "../../stack/declaration/from-config.ts";
import type { KindName } from "../../policy/wire/kinds.ts";
import type { declarations } from "../../stack/declaration/schema.ts";

type Written<Shape extends z.core.$ZodLooseShape> = Readonly<z.input<z.ZodObject<Shape>>>;

/** What a stack file says of one of a kind. */
export type DeclarationOf<K extends KindName> = Written<(typeof declarations)[K]>;
export type TokenDeclaration = DeclarationOf<"token">;
export type ApplePlatform = NonNullable<TokenDeclaration["platforms"]>[number];

/** The `apple-ade:` keys of a stack file; the tenant's endpoint is known only once it runs. */
export type StackConfig = Readonly<z.input<typeof configuration>>;

/** The text of a `Pulumi.<stack>.yaml` that declares `config` and reads from `endpoint`. */
export function stackFile(config: StackConfig, endpoint: string): string {
  const { tenantId, tenant, clientId, defaults, graph, ...declared } = config;
  const reader = { tenantId, tenant, clientId, defaults, graph: { endpoint, ...graph } };
  const keys = Object.entries({ ...reader, ...declared })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [`apple-ade:${key}`, value]);
  // YAML 1.1 quotes what Pulumi's own parser would take for a timestamp, such as 2027-02-01.
  const options = { schema: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false } as const;
  return stringify({ config: Object.fromEntries(keys) }, options);
}
