import {
  AzurePipelinesCredential,
  CredentialUnavailableErrorName,
  DefaultAzureCredential,
  type TokenCredential,
} from "@azure/identity";
import { authorityHostOf } from "./clouds.ts";
import type { Connection } from "./connection.ts";
import { ReadFailure } from "./read-failure.ts";

/** Gives the bearer token for Graph; throws a `ReadFailure`. */
export type AccessToken = (signal: AbortSignal) => Promise<string>;

/** One token for the whole read, from the credential that the environment offers. */
export function accessTokenFor(connection: Connection, now: () => Date): AccessToken {
  let current: { readonly token: string; readonly until: number } | undefined;
  return async (signal) => {
    if (current === undefined || now().getTime() > current.until) {
      const { token, expiresOnTimestamp } = await signIn(connection, signal);
      assertTenant(token, connection.tenantId);
      current = { token, until: expiresOnTimestamp - 60_000 };
    }
    return current.token;
  };
}

/**
 * The JavaScript library's default chain lacks Azure Pipelines' own credential, which is
 * recognised by the variables that the service connection's task sets.
 */
function credentialFor(connection: Connection, env: NodeJS.ProcessEnv): TokenCredential {
  const { tenantId, clientId, endpoint } = connection;
  const authorityHost = authorityHostOf(endpoint);
  const {
    AZURESUBSCRIPTION_CLIENT_ID: pipelineClientId,
    AZURESUBSCRIPTION_TENANT_ID: pipelineTenantId,
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: serviceConnectionId,
    SYSTEM_ACCESSTOKEN: systemAccessToken,
    SYSTEM_OIDCREQUESTURI: oidcRequestUri,
  } = env;
  const pipelineTenant = tenantId ?? pipelineTenantId;
  const pipelineClient = clientId ?? pipelineClientId;
  if (
    pipelineTenant &&
    pipelineClient &&
    serviceConnectionId &&
    systemAccessToken &&
    oidcRequestUri
  ) {
    return new AzurePipelinesCredential(
      pipelineTenant,
      pipelineClient,
      serviceConnectionId,
      systemAccessToken,
      {
        authorityHost,
      },
    );
  }
  return new DefaultAzureCredential({
    authorityHost,
    ...(tenantId && { tenantId }),
    ...(clientId && { managedIdentityClientId: clientId, workloadIdentityClientId: clientId }),
  });
}

async function signIn(connection: Connection, abortSignal: AbortSignal) {
  try {
    const credential = credentialFor(connection, process.env);
    const token = await credential.getToken(`${connection.endpoint}/.default`, { abortSignal });
    if (token !== null) return token;
  } catch (error) {
    throw abortSignal.aborted ? timeLimit() : signInFailure(error);
  }
  throw noCredential();
}

function timeLimit(): ReadFailure {
  return new ReadFailure("time-limit", "Signing in took longer than the time limit.");
}

function noCredential(): ReadFailure {
  return new ReadFailure(
    "no-credential",
    "There is no sign-in: the environment offers no application credential.",
  );
}

/** A chain reports all its members; the one that was configured and failed is the one to name. */
function signInFailure(error: unknown): ReadFailure {
  const errors =
    error instanceof Error && "errors" in error && Array.isArray(error.errors)
      ? error.errors
      : [error];
  const first: unknown = errors.find(
    (each) => each instanceof Error && each.name !== CredentialUnavailableErrorName,
  );
  if (!(first instanceof Error)) return noCredential();
  const text = firstSentence(first.message);
  const network =
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network_error|fetch failed|endpoints_resolution_error/i;
  return network.test(first.message)
    ? new ReadFailure("unreachable", `The sign-in service could not be reached (${text}).`)
    : new ReadFailure("sign-in-refused", `The sign-in was refused (${text}).`);
}

/**
 * Entra's own line when there is one, else the first: the library puts hints before it, and Entra
 * ids after it. A secret's tail must not follow.
 */
function firstSentence(message: string): string {
  const line = /AADSTS\d+.*/.exec(message)?.[0] ?? message.split(/[\r\n]/, 1)[0] ?? "";
  return line.replaceAll(/[\w-]{24,}\.[\w-]{24,}[\w.-]*/g, "…").slice(0, 200);
}

/** With sixty tenants, the wrong login must never judge another customer. */
function assertTenant(token: string, tenantId: string | undefined): void {
  if (tenantId === undefined) return;
  const tid = claimsOf(token)["tid"];
  if (typeof tid === "string" && tid.toLowerCase() === tenantId.toLowerCase()) return;
  const seen =
    typeof tid === "string" && /^[\da-f-]{36}$/i.test(tid)
      ? `for the tenant ${tid}`
      : "without a readable tenant";
  throw new ReadFailure(
    "wrong-tenant",
    `The sign-in is ${seen}, not for the declared tenant ${tenantId}; nothing was read.`,
  );
}

/** Signed in as a person: the token carries delegated scopes instead of application roles. */
export function isDelegated(token: string): boolean {
  return "scp" in claimsOf(token);
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
    );
    return typeof claims === "object" && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}
