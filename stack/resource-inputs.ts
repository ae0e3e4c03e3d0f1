import { type Input, output, RunError, secret } from "@pulumi/pulumi";
import type {
  AdeTenantArgs,
  AdeTokenArgs,
  ApplePushCertificateArgs,
  GraphSettings,
  VppTokenArgs,
} from "./args.ts";
import { assertArguments } from "./arguments.ts";
import { clouds } from "./graph/clouds.ts";

type Inputs = Readonly<Record<string, Input<unknown>>>;

/** An `AdeTenant` as the engine and the resources below it see it. */
export interface Tenant {
  readonly name: string;
  readonly inputs: Inputs;
  /** What the resources below it take from its arguments, where they do not say otherwise. */
  readonly shared: Inputs;
  /** The logical names of its tokens. */
  readonly tokens: readonly string[];
}

/** Throws one error with every mistake in the arguments. */
export function tenantOf(name: string, args: AdeTenantArgs): Tenant {
  const { tenant = name, tenantId, clientId, graph, owner, runbook, devices } = args;
  const shared = { tenant, tenantId, clientId, graph, owner, runbook, devices };
  const { declared, tokens = declared && {}, ignoredTokens = [] } = args;
  const { vppTokens = {}, pushCertificate } = args;
  assertArguments("AdeTenant", name, { ...args, tenant, tokens });
  const made = Object.entries(tokens ?? {}).map(([key, { tokenName, id, owner: own }]) => ({
    key: nameBelow(name, key),
    tokenName,
    id,
    owner: own,
  }));
  const all = [...(declared ?? []), ...made].map((each) => ({
    ...each,
    owner: each.owner ?? owner,
  }));
  const declaredVppTokens = Object.entries(vppTokens).map(([key, { displayName, id }]) => ({
    key: nameBelow(name, key),
    displayName,
    id,
  }));
  const siblings = {
    ...(declaredVppTokens.length > 0 && { declaredVppTokens }),
    ...(pushCertificate && { declaredPushCertificate: true }),
    ...propsOf(Reflect.get(args, siblingsOfConfig)),
  };
  return {
    name,
    inputs: recorded({ ...shared, ignoredTokens, declared: all, ...siblings }),
    shared,
    tokens: all.map(({ key }) => key),
  };
}

/** Where the stack's configuration, which makes them itself, says what else it declares. */
export const siblingsOfConfig = Symbol("siblings of the configuration");

function propsOf(value: unknown): Inputs {
  return typeof value === "object" && value !== null ? defined(value) : {};
}

/** The logical name of a resource that an `AdeTenant` makes from its arguments. */
export function nameBelow(tenant: string, key: string): string {
  return `${tenant}-${key}`;
}

/**
 * The inputs of a resource below a tenant. Throws one error with every mistake in the arguments.
 * @param tenant its `AdeTenant`, where that is an argument
 */
export function inputsOf(
  kind: "AdeToken" | "ApplePushCertificate" | "VppToken",
  name: string,
  { tenant: label, ...own }: AdeTokenArgs | ApplePushCertificateArgs | VppTokenArgs,
  tenant: Tenant | undefined,
): Inputs {
  const { devices, ...shared } = tenant?.shared ?? { tenant: label };
  const args = { ...shared, ...(kind === "AdeToken" && { devices }), ...defined(own) };
  assertArguments(kind, name, args);
  if (kind === "AdeToken" && tenant?.tokens.includes(name) === false)
    throw new RunError(
      `AdeToken "${name}" is none of the tokens that AdeTenant "${tenant.name}" declares, and would be reported as undeclared; add { key: "${name}", tokenName: … } to its declared.`,
    );
  return recorded(args);
}

/** So that an argument given as `undefined` does not hide the tenant's. */
function defined(args: object): Inputs {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

/**
 * Arguments as the engine records them. Pulumi drops an input of the name `id` on its way to the
 * provider, which restores it; a declared Apple ID is no clear-text input.
 */
function recorded({ id, appleIdentifier, graph, ...args }: Inputs): Inputs {
  return {
    ...args,
    graph: output<GraphSettings>(graph ?? {}).apply(
      ({ cloud = "global", endpoint = clouds[cloud].origin, timeoutSeconds = 60 }) => ({
        endpoint: endpoint.replace(/\/$/, ""),
        timeoutSeconds,
      }),
    ),
    ...(id !== undefined && { declaredId: id }),
    ...(appleIdentifier !== undefined && { appleIdentifier: secret(appleIdentifier) }),
  };
}
