import { clouds } from "../graph/clouds.ts";

/** What an identity has to know of the cloud that the tenant lives in. */
export interface EntraCloud {
  /** Origin of Microsoft Graph. */
  readonly graph: string;
  /** What a pipeline's tokens must be issued for. */
  readonly audience: string;
}

const { global, usGov, usGovDoD, china } = clouds;

// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
const audiences: ReadonlyMap<string, string> = new Map([
  [global.origin, "api://AzureADTokenExchange"],
  [usGov.origin, "api://AzureADTokenExchangeUSGov"],
  [usGovDoD.origin, "api://AzureADTokenExchangeUSGov"],
  [china.origin, "api://AzureADTokenExchangeChina"],
]);

/** The cloud of a Graph origin; a demo tenant on this machine plays the global one. */
export function entraCloudOf(origin: string): EntraCloud {
  const graph = audiences.has(origin) ? origin : global.origin;
  return { graph, audience: audiences.get(graph) ?? "" };
}
