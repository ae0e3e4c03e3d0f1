import type { Exchange, Reply } from "./exchange.ts";

/** A refusal in the vocabulary of Microsoft Graph. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, "BadRequest", message);
}

export function unauthorized(message: string): GraphError {
  const challenge = { "www-authenticate": 'Bearer realm=""' };
  return new GraphError(401, "InvalidAuthenticationToken", message, challenge);
}

/** What Intune's own service says, as Graph hands it on: a JSON document inside the message. */
function envelope(exchange: Exchange, text: string, headers: string): string {
  const operation = "Operation ID (for customer support): 00000000-0000-0000-0000-000000000000";
  const activity = `Activity ID: ${exchange.requestId}`;
  const inner = {
    _version: 3,
    Message: `${text} - ${operation} - ${activity} - Url: ${exchange.url.href}`,
    CustomApiErrorPhrase: "",
    RetryAfter: null,
    ErrorSourceService: "",
    HttpHeaders: headers,
  };
  return JSON.stringify(inner, null, 2).replaceAll("\n", "\r\n");
}

/** Seen in https://github.com/jseerden/IntuneBackupAndRestore/issues/55 */
export function intuneError(
  exchange: Exchange,
  status: number,
  code: string,
  text: string,
): GraphError {
  return new GraphError(status, code, envelope(exchange, text, "{}"));
}

/**
 * The answer to a tenant without Intune and to an identity without a right, seen in
 * https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/7007
 */
export function intuneUnknown(exchange: Exchange): GraphError {
  const challenge = JSON.stringify({ "WWW-Authenticate": 'Bearer realm="urn:intune:service"' });
  const said = {
    ErrorCode: "Forbidden",
    Message: envelope(exchange, "An error has occurred", challenge),
    Target: null,
    Details: null,
    InnerError: null,
    InstanceAnnotations: [],
  };
  return new GraphError(401, "UnknownError", JSON.stringify(said));
}

/** The OData error body; what is no GraphError is a mistake of the demo tenant and says so. */
export function errorReply(exchange: Exchange, thrown: unknown): Reply {
  const error =
    thrown instanceof GraphError
      ? thrown
      : new GraphError(500, "InternalServerError", `The demo tenant failed: ${String(thrown)}`);
  const innerError = {
    date: exchange.receivedAt.toISOString().slice(0, 19),
    "request-id": exchange.requestId,
    "client-request-id": exchange.clientRequestId,
  };
  return {
    status: error.status,
    headers: error.headers,
    body: { error: { code: error.code, message: error.message, innerError } },
  };
}
