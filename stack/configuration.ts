import { z } from "zod";
import { expected, problemsOf, strict, structure } from "./configuration-problems.ts";
import { azureSettings, type AzureSettings } from "./azure/settings.ts";
import { contradictionsIn } from "./contradictions.ts";
import { clouds, isLoopback } from "./graph/clouds.ts";
import {
  type AdeTenantInputs,
  type AdeTokenInputs,
  deviceSettings,
  fields,
  pushCertificateDeclaration,
  type PushCertificateInputs,
  tokenDeclaration,
  vppTokenDeclaration,
  type VppTokenInputs,
} from "./inputs.ts";

export const cloudNames = [
  "global",
  "usGov",
  "usGovDoD",
  "china",
] as const satisfies (keyof typeof clouds)[];

const graph = strict(
  {
    cloud: z.enum(cloudNames, expected(cloudNames.join(", "))).exactOptional(),
    endpoint: z
      .string(expected("a loopback origin"))
      .refine(
        isLoopback,
        expected(
          "a loopback origin like http://127.0.0.1:4010, without a path; a real tenant's cloud goes under graph.cloud",
        ),
      )
      .exactOptional(),
    timeoutSeconds: fields.timeoutSeconds.default(60),
  },
  "how Graph is read",
).refine(({ cloud, endpoint }) => cloud === undefined || endpoint === undefined, {
  error: "cloud and endpoint exclude each other; give one of them",
});

/** What a tenant declares, in a stack's file and in a program's arguments alike. */
export const declarable = {
  tokens: z.record(
    z.string().min(1),
    strict(tokenDeclaration, "a token's declaration"),
    structure("a map from logical names to tokens; {} when there are none"),
  ),
  pushCertificate: strict(
    pushCertificateDeclaration,
    "the push certificate's declaration",
  ).exactOptional(),
  vppTokens: z.record(
    z.string().min(1),
    strict(vppTokenDeclaration, "a VPP token's declaration"),
    structure("a map from logical names to VPP tokens"),
  ),
  ignoredTokens: z.array(
    strict({ tokenName: fields.tokenName, reason: fields.reason }, "a token's name and the reason"),
    structure("a list of names with reasons"),
  ),
  devices: strict(deviceSettings, "how devices are read"),
};

const schema = strict(
  {
    tenantId: fields.tenantId,
    tenant: fields.tenant.exactOptional(),
    clientId: fields.clientId,
    defaults: strict(
      { owner: fields.owner, runbook: fields.runbook },
      "defaults for all tokens",
    ).default({}),
    graph: graph.default({ timeoutSeconds: 60 }),
    tokens: declarable.tokens,
    pushCertificate: declarable.pushCertificate,
    vppTokens: declarable.vppTokens.default({}),
    devices: declarable.devices.prefault({}),
    azure: azureSettings.exactOptional(),
    ignoredTokens: declarable.ignoredTokens.default([]),
  },
  "the configuration",
);

type Configuration = z.infer<typeof schema>;

/** The declared inputs of a stack's resources. */
export interface Declarations {
  readonly tenant: AdeTenantInputs;
  readonly tokens: ReadonlyMap<string, AdeTokenInputs>;
  readonly pushCertificate?: PushCertificateInputs;
  readonly vppTokens: ReadonlyMap<string, VppTokenInputs>;
  readonly azure?: AzureSettings;
}

/**
 * The declarations of a stack, from all of Pulumi's configuration (full key to text or JSON).
 * Throws one error with every mistake, each with its path.
 * @param stack the stack's name, the default label
 */
export function readDeclarations(
  config: Readonly<Record<string, string>>,
  stack: string,
): Declarations {
  const ours = Object.entries(config).filter(([key]) => key.startsWith("apple-ade:"));
  const raw = Object.fromEntries(
    ours.map(([key, value]) => [key.slice("apple-ade:".length), parsed(value)]),
  );
  const { data, error } = schema.safeParse(raw);
  const problems = [...(error?.issues ?? []), ...contradictionsIn(raw)];
  if (data === undefined || problems.length > 0)
    throw new Error(problemsOf(problems, [`Pulumi.${stack}.yaml`, "under apple-ade"]));
  return declarations(data, stack);
}

/** Pulumi hands over objects as JSON and everything else as text. */
function parsed(value: string): unknown {
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

function declarations(config: Configuration, stack: string): Declarations {
  const { defaults, devices, ignoredTokens, pushCertificate, azure } = config;
  const shared = { ...sharedBy(config, stack), ...defaults };
  const tokens = mapEntries(config.tokens, (each) => ({ ...shared, ...each, devices }));
  const declared = [...tokens].map(([key, { tokenName, id, owner }]) => ({
    key,
    tokenName,
    ...(id !== undefined && { id }),
    ...(owner !== undefined && { owner }),
  }));
  const declaredVppTokens = Object.entries(config.vppTokens).map(([key, { displayName, id }]) => ({
    key,
    displayName,
    ...(id !== undefined && { id }),
  }));
  return {
    tenant: {
      ...shared,
      devices,
      declared,
      ...(declaredVppTokens.length > 0 && { declaredVppTokens }),
      ...(pushCertificate && { declaredPushCertificate: true }),
      ignoredTokens,
    },
    tokens,
    ...(pushCertificate && { pushCertificate: { ...shared, ...pushCertificate } }),
    vppTokens: mapEntries(config.vppTokens, (each) => ({ ...shared, ...each })),
    ...(azure && { azure }),
  };
}

/** What all resources of the tenant have in common. */
function sharedBy({ tenant, tenantId, clientId, graph: read }: Configuration, stack: string) {
  const { cloud, endpoint, timeoutSeconds } = read;
  const origin = endpoint?.replace(/\/$/, "") ?? clouds[cloud ?? "global"].origin;
  return {
    tenant: tenant ?? stack,
    ...(tenantId !== undefined && { tenantId }),
    ...(clientId !== undefined && { clientId }),
    graph: { endpoint: origin, timeoutSeconds },
  };
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  to: (value: T) => U,
): Map<string, U> {
  return new Map(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
