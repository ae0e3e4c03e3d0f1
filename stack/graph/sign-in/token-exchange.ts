import {
  ClientAssertionCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  type TokenCredentialOptions,
} from "@azure/identity";
import { clouds } from "../clouds.ts";

const { global, usGov, usGovDoD, china, bleu, delos } = clouds;

// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
const audiences: ReadonlyMap<string, string> = new Map([
  [global.origin, "api://AzureADTokenExchange"],
  [usGov.origin, "api://AzureADTokenExchangeUSGov"],
  [usGovDoD.origin, "api://AzureADTokenExchangeUSGov"],
  [china.origin, "api://AzureADTokenExchangeChina"],
  // As MSAL.NET lists them (KnownMetadataProvider).
  [bleu.origin, "api://AzureADTokenExchangeFrance"],
  [delos.origin, "api://AzureADTokenExchangeGermany"],
]);

/** What a token must be issued for to be exchanged in the cloud of that Graph origin. */
export function exchangeAudienceOf(origin: string): string | undefined {
  return audiences.get(origin);
}

/** Which application signs in, to which tenant, and the identity that it trusts. */
export interface Trust {
  readonly tenantId: string;
  readonly clientId: string;
  /** The client id of a managed identity of the application's own tenant. */
  readonly identityId: string;
  readonly audience: string;
}

/** As an application that trusts a managed identity: in its own tenant, or in one that consented. */
export function trustingCredential(
  { tenantId, clientId, identityId, audience }: Trust,
  options: TokenCredentialOptions,
): TokenCredential {
  const identity = new ManagedIdentityCredential({ ...options, clientId: identityId });
  return new ClientAssertionCredential(
    tenantId,
    clientId,
    async () => (await identity.getToken(`${audience}/.default`)).token,
    options,
  );
}
