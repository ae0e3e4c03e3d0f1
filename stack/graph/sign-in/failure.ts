import { CredentialUnavailableErrorName } from "@azure/identity";
import { type Failure, ReadFailure } from "../read-failure.ts";

/**
 * What a refused or unanswered sign-in means. A chain reports all its members; the one that was
 * configured and failed is the one to name.
 * @param busy the last answer of a sign-in service that says "later" (429 or 5xx), which the
 *   library reports as a credential that is not available
 */
export function signInFailure(error: unknown, busy: number | undefined): ReadFailure {
  if (busy !== undefined) {
    return failed("server-error", `The sign-in service answered ${busy}.`);
  }
  const errors =
    error instanceof Error && "errors" in error && Array.isArray(error.errors)
      ? error.errors
      : [error];
  const first: unknown = errors.find((each) => each instanceof Error && isConfigured(each));
  if (!(first instanceof Error)) return noCredential();
  const text = firstSentence(first.message);
  const network =
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network_error|fetch failed|endpoints_resolution_error/i;
  return network.test(first.message)
    ? failed("unreachable", `The sign-in service could not be reached (${text}).`)
    : failed("sign-in-refused", `The sign-in was refused (${text}).`);
}

/** A managed identity that there is and that does not answer calls itself unavailable as well. */
function isConfigured({ name, message }: Error): boolean {
  return (
    name !== CredentialUnavailableErrorName ||
    message.startsWith("ManagedIdentityCredential: Network unreachable.")
  );
}

/** Of the sign-in itself, not of a read. */
function failed(failure: Failure, message: string): ReadFailure {
  return new ReadFailure(failure, message, { signIn: true });
}

export function signInTimeLimit(): ReadFailure {
  return failed("time-limit", "Signing in took longer than the time limit.");
}

export function noCredential(): ReadFailure {
  return failed(
    "no-credential",
    "There is no sign-in: the environment offers no application credential.",
  );
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
export function wrongTenant(seen: string, declared: string): ReadFailure {
  return failed(
    "wrong-tenant",
    `The sign-in is ${seen}, not for the declared tenant ${declared}; nothing was read.`,
  );
}
