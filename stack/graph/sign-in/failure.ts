import { CredentialUnavailableErrorName } from "@azure/identity";
import { type Failure, ReadFailure } from "../read-failure.ts";

interface Circumstances {
  readonly env: NodeJS.ProcessEnv;
  /**
   * The last answer of a sign-in service that says "later" (429 or 5xx), which the library
   * reports as a credential that is not available.
   */
  readonly busy: number | undefined;
  readonly azureCli: string | undefined;
}

/** A chain reports all its members. */
export function errorsIn(error: unknown): readonly unknown[] {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors)
    ? error.errors
    : [error];
}

/** What a refused or unanswered sign-in means: the one that was configured and failed is named. */
export function signInFailure(
  errors: readonly unknown[],
  { env, busy, azureCli }: Circumstances,
): ReadFailure {
  if (busy !== undefined) {
    return failed("server-error", `The sign-in service answered ${busy}.`);
  }
  const first = errors.find((each) => each instanceof Error && isConfigured(each));
  const said = first instanceof Error ? first.message : azureCli;
  if (said === undefined) return noCredential(env);
  if (!/AADSTS\d/.test(said) && said === azureCli) return noCredential(env, azureCliIsUnused);
  const text = `${whoSaid(said, first, env)}${firstSentence(said)}`;
  const network =
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network_error|fetch failed|endpoints_resolution_error/i;
  return network.test(said)
    ? failed(
        "unreachable",
        `The sign-in service could not be reached (${text}).${stale(said, env)}`,
      )
    : failed("sign-in-refused", `The sign-in was refused (${text}).`);
}

/**
 * What is there and fails calls itself unavailable as well: a managed identity that does not
 * answer, and a developer's tool whose sign-in Entra refuses.
 */
function isConfigured({ name, message }: Error): boolean {
  return (
    name !== CredentialUnavailableErrorName ||
    message.startsWith("ManagedIdentityCredential: Network unreachable.") ||
    /AADSTS\d/.test(message)
  );
}

/** Whoever was asked, where the library's words do not begin with it. */
function whoSaid(said: string, error: unknown, env: NodeJS.ProcessEnv): string {
  if (/^\w+Credential\b/.test(said)) return "";
  if (!(error instanceof Error) || error.name === CredentialUnavailableErrorName)
    return /PowerShell/i.test(said) ? "Azure PowerShell: " : "Azure CLI: ";
  const variable = [
    "AZURE_CLIENT_SECRET",
    "AZURE_CLIENT_CERTIFICATE_PATH",
    "AZURE_FEDERATED_TOKEN_FILE",
  ].find((name) => env[name]);
  return variable === undefined ? "" : `${variable}: `;
}

function stale(said: string, { IDENTITY_ENDPOINT: endpoint }: NodeJS.ProcessEnv): string {
  return endpoint && said.startsWith("ManagedIdentityCredential:")
    ? " IDENTITY_ENDPOINT names it; remove this variable where there is no managed identity."
    : "";
}

/** Of the sign-in itself, not of a read. */
function failed(failure: Failure, message: string): ReadFailure {
  return new ReadFailure(failure, message, { signIn: true });
}

export function signInTimeLimit(): ReadFailure {
  return failed("time-limit", "Signing in took longer than the time limit.");
}

const azureCliIsUnused = " Azure CLI was asked, and is not signed in.";

export function noCredential(env: NodeJS.ProcessEnv, more = ""): ReadFailure {
  return failed(
    "no-credential",
    `There is no sign-in: the environment offers no application credential.${missingOne(env)}${more}`,
  );
}

/** What a sign-in needs; one that lacks a single variable was meant. */
const needs = [
  [
    "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
    "AZURESUBSCRIPTION_CLIENT_ID",
    "AZURESUBSCRIPTION_TENANT_ID",
    "SYSTEM_OIDCREQUESTURI",
    "SYSTEM_ACCESSTOKEN",
  ],
  ["AZURE_FEDERATED_TOKEN_FILE", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"],
  ["AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"],
  ["AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"],
  ["IDENTITY_ENDPOINT", "IDENTITY_HEADER"],
] as const;

function missingOne(env: NodeJS.ProcessEnv): string {
  for (const names of needs) {
    const missing = names.filter((name) => !env[name]);
    const [name] = missing;
    if (env[names[0]] && name !== undefined && missing.length === 1)
      return ` ${name} is not set, though ${names.filter((each) => each !== name).join(", ")} ${names.length > 2 ? "are" : "is"}.`;
  }
  return "";
}

/**
 * Entra's own line when there is one, else the first: the library puts hints before it, and Entra
 * ids after it. A secret's tail must not follow.
 */
export function firstSentence(message: string): string {
  const line = message.replace(/^.*?(?=AADSTS\d)/s, "").replace(/[\r\n].*/s, "");
  return line.replaceAll(/[\w-]{24,}\.[\w-]{24,}[\w.-]*/g, "…").slice(0, 200);
}

/** With sixty tenants, the wrong login must never judge another customer. */
export function wrongTenant(seen: string, declared: string): ReadFailure {
  return failed(
    "wrong-tenant",
    `The sign-in is ${seen}, not for the declared tenant ${declared}; nothing was read.`,
  );
}
