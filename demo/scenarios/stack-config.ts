import { stringify } from "yaml";

export type ApplePlatform = "ios" | "macos" | "tvos" | "visionos";

/** What a stack file says of everything that has to be renewed. */
interface Renewal {
  readonly renewBy: string;
  readonly expiresAt?: string;
  readonly owner?: string;
  readonly runbook?: string;
}

/** What a stack file says of one expected token. */
export interface TokenDeclaration extends Renewal {
  readonly tokenName: string;
  readonly id?: string;
  readonly appleIdentifier?: string;
  readonly tokenType?: "dep" | "appleSchoolManager";
  readonly platforms?: readonly ApplePlatform[];
  readonly minimumDevices?: number;
  readonly devicesWithoutProfile?: number;
  readonly acknowledgements?: readonly {
    readonly policy: string;
    readonly reason: string;
    readonly owner: string;
    readonly until: string;
    readonly expiresAt: string;
  }[];
}

export interface PushCertificateDeclaration extends Renewal {
  readonly appleIdentifier?: string;
}

export interface VppTokenDeclaration extends Renewal {
  readonly displayName: string;
  readonly id?: string;
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
  readonly pushCertificate?: PushCertificateDeclaration;
  readonly vppTokens?: Readonly<Record<string, VppTokenDeclaration>>;
  readonly devices?: {
    readonly read?: boolean;
    readonly maxPages?: number;
    readonly timeoutSeconds?: number;
  };
}

/** The text of a `Pulumi.<stack>.yaml` that declares `config` and reads from `endpoint`. */
export function stackFile(config: StackConfig, endpoint: string): string {
  const { tokens, ignoredTokens, pushCertificate, vppTokens, devices, graph, ...tenant } = config;
  const siblings = { pushCertificate, vppTokens, devices };
  const complete = {
    ...tenant,
    graph: { endpoint, ...graph },
    tokens,
    ignoredTokens,
    ...siblings,
  };
  const keys = Object.entries(complete)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [`apple-ade:${key}`, value]);
  // YAML 1.1 quotes what Pulumi's own parser would take for a timestamp, such as 2027-02-01.
  const options = { schema: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false } as const;
  return stringify({ config: Object.fromEntries(keys) }, options);
}
