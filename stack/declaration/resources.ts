import { clouds } from "../graph/clouds.ts";
import { graph as graphSettings } from "./reading.ts";

export type Inputs = Readonly<Record<string, unknown>>;

export const childKinds = ["AdeToken", "ApplePushCertificate", "VppToken"] as const;
export type ChildKind = (typeof childKinds)[number];

export const resourceKinds = ["AdeTenant", ...childKinds] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** A resource below a tenant, as the engine records it. */
export interface Child {
  readonly kind: ChildKind;
  readonly key: string;
  readonly name: string;
  readonly inputs: Inputs;
}

/** As a key of a tenant's resources; there is one certificate at most. */
export const certificateKey = "push-certificate";

/** A tenant's declaration, in whose values outputs may stand. */
export interface TenantDeclaration {
  readonly [key: string]: unknown;
  readonly tokens: Readonly<Record<string, object>>;
  readonly vppTokens?: Readonly<Record<string, object>>;
  readonly pushCertificate?: object;
}

/**
 * What is recorded of a tenant and of each resource below it.
 * @param name the tenant's logical name, and its label unless that is declared
 * @param graph how it is read, as `connected` gives it, or an output of that
 * @param nameOf the logical name of a resource below it
 * @param isProgram declared by a program's arguments, not by a stack's file
 */
export function resourcesOf(
  name: string,
  { tokens, vppTokens = {}, pushCertificate, ...args }: TenantDeclaration,
  graph: unknown,
  nameOf: (key: string) => string,
  isProgram = false,
): { readonly tenant: Inputs; readonly children: readonly Child[] } {
  const { tenant = name, tenantId, clientId, owner, runbook, devices, ignoredTokens = [] } = args;
  const shared = { tenant, tenantId, clientId, graph, owner, runbook };
  // Only messages read it: no difference of the declaration.
  const origin = (key?: string) =>
    isProgram ? { program: given({ tenant: name, key }) } : undefined;
  const child = (kind: ChildKind, key: string, own: object): Child => ({
    kind,
    key,
    name: nameOf(key),
    inputs: given({ ...shared, ...given(own), ...origin(key) }),
  });
  const made = Object.entries(tokens).map(([key, own]) =>
    child("AdeToken", key, { devices, ...own }),
  );
  const vpp = Object.entries(vppTokens).map(([key, own]) => child("VppToken", key, own));
  const certificate =
    pushCertificate && child("ApplePushCertificate", certificateKey, pushCertificate);
  const known = (children: readonly Child[], keys: readonly string[]) =>
    children.map(({ name: key, inputs }) =>
      given({ key, ...Object.fromEntries(keys.map((each) => [each, inputs[each]])) }),
    );
  return {
    tenant: given({
      ...shared,
      ...origin(),
      devices,
      ignoredTokens,
      declared: known(made, ["tokenName", "id", "owner"]),
      declaredVppTokens: vpp.length > 0 ? known(vpp, ["displayName", "id"]) : undefined,
      declaredPushCertificate: certificate && true,
    }),
    children: [...made, ...vpp, ...(certificate ? [certificate] : [])],
  };
}

/** Where Graph is asked, and how. */
export function connected(settings: unknown = {}) {
  const { cloud = "global", endpoint, timeoutSeconds, trustCount } = graphSettings.parse(settings);
  const origin = endpoint?.replace(/\/$/, "") ?? clouds[cloud].origin;
  return { endpoint: origin, timeoutSeconds, ...(trustCount === false && { trustCount }) };
}

/** The engine takes no `undefined`, and one that is given must not hide the tenant's value. */
function given(inputs: object): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}
