import type { Context } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { isDelegated } from "./sign-in/claims.ts";
import { urlOf } from "./middleware.ts";
import { type Failure, ReadFailure } from "./read-failure.ts";

/** Passing trouble: another attempt may succeed. */
const passing = new Set([408, 409, 410, 412, 423, 425]);

/** In plain words, before the request that failed. */
const inWords: Readonly<Partial<Record<Failure, string>>> = {
  unauthenticated: "The sign-in was rejected: ",
  forbidden: "Access was denied: ",
  throttled: "Graph was asked too often: ",
  "server-error": "Graph is not available: ",
};

/** An answer that is no success, as a sentence: method, path, status, Graph's code. */
export async function statusFailure(context: Context): Promise<ReadFailure | undefined> {
  const response = context.response;
  if (response === undefined || response.ok) return undefined;
  const { status } = response;
  const { code, message } = errorOf(await response.text());
  const said = [status, plainWord(response.statusText), code === "" ? "" : `(${plainWord(code)})`];
  const path = new URL(urlOf(context)).pathname;
  const failure = failureOf(status, code, message);
  const sentence = `${inWords[failure] ?? ""}GET ${path} failed: ${said.filter((part) => part !== "").join(" ")}.`;
  const hint = failure === "forbidden" ? personHint(context) : "";
  return new ReadFailure(failure, `${sentence}${hint}`, {
    // Whatever else stands there could be the sign-in, sent back by something in between.
    requestId: /^[\da-f-]{8,36}$/i.exec(response.headers.get("request-id") ?? "")?.[0],
    refusal: refusalOf(status, failure, message),
  });
}

/**
 * Intune's lists answer 400, 500 or 501 where they do not know `$select`, as
 * `windowsAutopilotDeviceIdentities` does: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/2756
 */
function refusalOf(status: number, failure: Failure, message: string) {
  const isOfForm = failure === "server-error" || failure === "unexpected-answer";
  if (![400, 500, 501].includes(status) || !isOfForm || /segment/i.test(message)) return undefined;
  return { property: /property named '(\w+)'/i.exec(message)?.[1] };
}

/** Graph's and Entra's codes of a 401 that is about the token; Intune's own are about rights. */
const tokenCodes =
  /^(?:(?:Invalid|Expired)AuthenticationToken\w*|Authentication_\w+|AuthenticationFailed|TokenExpired|TokenNotFound|TokenCreatedWithOutdatedPolicies|unauthenticated)$/i;

/** What Intune says of a tenant that it does not serve (no licence, no MDM authority) or a right. */
const refusal = /not applicable to target tenant|"ErrorCode"\s*:\s*"Forbidden"/i;

function failureOf(status: number, code: string, message: string): Failure {
  // Without a code it is no word of Intune's.
  if (status === 401 && (code === "" || tokenCodes.test(code))) return "unauthenticated";
  if (status === 401 || status === 403 || refusal.test(message)) return "forbidden";
  // Intune's query broker reports throttling as 500 with this sentence.
  if (status === 429 || /^rate limit reached/i.test(message)) return "throttled";
  if (status >= 500 || passing.has(status)) return "server-error";
  // A path that Graph does not know is answered with 404 as well, and says so; a proxy's 404 has
  // no code of Graph's.
  const known = status === 404 && code !== "" && !/segment/i.test(message);
  return known ? "not-found" : "unexpected-answer";
}

function personHint({ options }: Context): string {
  const token = new Headers(options?.headers).get("authorization")?.slice("Bearer ".length) ?? "";
  return isDelegated(token)
    ? " The sign-in is a person's (for example `az login`), not an application's."
    : "";
}

const errorBody = z.object({
  error: z.object({ code: z.string().catch(""), message: z.string().catch("") }),
});

function errorOf(body: string): { readonly code: string; readonly message: string } {
  try {
    return errorBody.parse(JSON.parse(body)).error;
  } catch {
    return { code: "", message: "" };
  }
}

/** Words of an answer may stand in a message, not sentences: they could carry anything. */
function plainWord(text: string): string {
  return text.replaceAll(/[^\w .-]/g, "").slice(0, 60);
}
