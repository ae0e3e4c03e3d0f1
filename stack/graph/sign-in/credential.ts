import { sameId } from "../../../policy/wire/id.ts";
import {
  AzurePipelinesCredential,
  DefaultAzureCredential,
  type DefaultAzureCredentialOptions,
  type TokenCredential,
} from "@azure/identity";
import { jobVariables } from "../../azure/job-contract.ts";
import { cloudAt, cloudOf } from "../clouds.ts";
import type { Connection } from "../connection.ts";
import { assertListening, demoRefused, demoSignIn } from "../demo.ts";
import type { Effects } from "../effects.ts";
import type { AccessToken } from "../middleware.ts";
import { saidByAzureCli } from "./azure-cli.ts";
import { issuedTo } from "./claims.ts";
import { errorsIn, noCredential, signInFailure, signInTimeLimit, wrongTenant } from "./failure.ts";
import { observed } from "./observed.ts";
import { trustingCredential } from "./token-exchange.ts";
import { busyIn, signInTransport, watchingAnswers } from "./transport.ts";

/** One sign-in at a time and one token for all reads, from the credential that is offered. */
export function accessTokenFor(
  connection: Connection,
  { now, tap }: Pick<Effects, "now" | "tap">,
): AccessToken {
  let latest: Promise<Issued> | undefined;
  async function after(previous: typeof latest, signal: AbortSignal): Promise<Issued> {
    const issued = await previous?.catch(() => undefined);
    const usable = issued !== undefined && now().getTime() <= issued.until;
    return usable ? issued : issue(connection, signal, tap);
  }
  return async (signal) => {
    // Each asks after the one before, so that those who come at once share one sign-in.
    latest = after(latest, signal);
    return (await latest).token;
  };
}

interface Issued {
  readonly token: string;
  readonly until: number;
}

async function issue(
  connection: Connection,
  signal: AbortSignal,
  tap: Effects["tap"],
): Promise<Issued> {
  const { token, expiresOnTimestamp } = await signIn(connection, signal, tap);
  assertTenant(token, connection.tenantId);
  return { token, until: expiresOnTimestamp - 60_000 };
}

/**
 * The JavaScript library's default chain lacks Azure Pipelines' own credential, which is
 * recognised by the variables that the service connection's task sets.
 */
function credentialFor(connection: Connection, env: NodeJS.ProcessEnv): TokenCredential {
  const { tenantId, clientId, endpoint } = connection;
  const { authorityHost } = cloudOf(endpoint);
  const pipeline: DefaultAzureCredentialOptions = { authorityHost, httpClient: signInTransport };
  // The library's exchange of a federated token asks the global cloud, unless it is told so here.
  env["AZURE_AUTHORITY_HOST"] = authorityHost;
  const {
    AZURESUBSCRIPTION_CLIENT_ID: pipelineClientId,
    AZURESUBSCRIPTION_TENANT_ID: pipelineTenantId,
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: serviceConnectionId,
    SYSTEM_ACCESSTOKEN: systemAccessToken,
    SYSTEM_OIDCREQUESTURI: oidcRequestUri,
    [jobVariables.identity]: identityId,
  } = env;
  const audience = cloudAt(endpoint)?.exchangeAudience;
  if (identityId && tenantId && clientId && audience)
    return trustingCredential({ tenantId, clientId, identityId, audience }, pipeline);
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
      pipeline,
    );
  }
  return new DefaultAzureCredential({
    ...pipeline,
    ...(tenantId && { tenantId }),
    ...(clientId && { managedIdentityClientId: clientId, workloadIdentityClientId: clientId }),
  });
}

function signIn(connection: Connection, abortSignal: AbortSignal, tap: Effects["tap"]) {
  const { env } = process;
  return watchingAnswers(async (last) => {
    const demo = demoSignIn(connection.endpoint, env);
    if (demo !== undefined) await assertListening(demo);
    try {
      const offered = credentialFor(connection, env);
      const credential = tap === undefined ? offered : observed(offered, tap);
      const asked = credential.getToken(`${connection.endpoint}/.default`, { abortSignal });
      const token = await Promise.race([asked, aborted(abortSignal)]);
      if (token !== null) return token;
    } catch (error) {
      const errors = errorsIn(error);
      const { endpoint, tenantId } = connection;
      const azureCli = await saidByAzureCli(errors, endpoint, tenantId, abortSignal);
      if (abortSignal.aborted) throw signInTimeLimit();
      const { status, origin } = last();
      if (status === 401 && origin !== undefined && origin === demo) throw demoRefused(demo);
      throw signInFailure(errors, { env, busy: busyIn(last()), azureCli });
    }
    throw noCredential(env);
  });
}

/** Not every credential of the chain heeds the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signInTimeLimit()));
  });
}

/** Graph answers for whichever tenant the token is of. */
function assertTenant(token: string, tenantId: string | undefined): void {
  if (tenantId === undefined) return;
  const { tenantId: tid } = issuedTo(token);
  if (sameId(tid, tenantId)) return;
  const seen = tid === undefined ? "without a readable tenant" : `for the tenant ${tid}`;
  throw wrongTenant(seen, tenantId);
}
