import {
  ClientAssertionCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  type TokenCredentialOptions,
} from "@azure/identity";

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
