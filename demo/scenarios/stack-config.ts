import { stringify } from "yaml";

/** What a stack file says of one expected token. */
export interface TokenDeclaration {
  readonly tokenName: string;
  readonly renewBy: string;
  readonly id?: string;
  readonly expiresAt?: string;
  readonly appleIdentifier?: string;
  readonly tokenType?: "dep" | "appleSchoolManager";
  readonly owner?: string;
  readonly runbook?: string;
}

/** The `apple-ade:` keys of a stack file; the tenant's endpoint is known only once it runs. */
export interface StackConfig {
  readonly tenantId?: string;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly defaults?: { readonly owner?: string; readonly runbook?: string };
  readonly graph?: { readonly timeoutSeconds?: number };
  readonly tokens: Readonly<Record<string, TokenDeclaration>>;
  readonly ignoredTokens?: readonly { readonly tokenName: string; readonly reason: string }[];
}

/** The text of a `Pulumi.<stack>.yaml` that declares `config` and reads from `endpoint`. */
export function stackFile(config: StackConfig, endpoint: string): string {
  const { tokens, ignoredTokens, graph, ...tenant } = config;
  const complete = {
    ...tenant,
    graph: { endpoint, ...graph },
    tokens,
    ...(ignoredTokens === undefined ? {} : { ignoredTokens }),
  };
  const keys = Object.entries(complete).map(([key, value]) => [`apple-ade:${key}`, value]);
  // YAML 1.1 quotes what Pulumi's own parser would take for a timestamp, such as 2027-02-01.
  return stringify({ config: Object.fromEntries(keys) }, { schema: "yaml-1.1", lineWidth: 0 });
}
