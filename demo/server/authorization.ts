import type { TokenSigner } from "./access-token.ts";
import type { Exchange } from "./exchange.ts";
import { intuneError, unauthorized } from "./graph-error.ts";

/** The application permission that reading the tokens needs. */
export const readRole = "DeviceManagementServiceConfig.Read.All";

/**
 * Lets pass whoever holds one of this server's tokens with the role in it. The tenant id is not
 * looked at: Graph answers for the tenant of the token, and it is for the client to notice.
 */
export function authorize(exchange: Exchange, signer: TokenSigner): void {
  const token = /^Bearer +(\S+)$/i.exec(exchange.headers.authorization ?? "")?.[1];
  if (token === undefined) throw unauthorized("Access token is empty.");
  const claims = signer.verify(token);
  if (claims === undefined) throw unauthorized("Access token validation failure.");
  if (claims.aud !== exchange.url.origin)
    throw unauthorized("Access token validation failure. Invalid audience.");
  if (claims.exp * 1000 <= exchange.receivedAt.getTime())
    throw unauthorized("Lifetime validation failed, the token is expired.");
  if (!claims.roles.includes(readRole)) throw forbidden(exchange);
}

export function forbidden(exchange: Exchange): Error {
  // https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8841
  const scopes = [
    "Configuration.Read",
    "Config.Read",
    "Configuration.ReadWrite",
    "Config.ReadWrite",
  ]
    .map((scope) => `DeviceManagementService${scope}.All`)
    .join(", ");
  const text = `Application is not authorized to perform this operation. Application must have one of the following scopes: ${scopes}`;
  return intuneError(exchange, 403, "Forbidden", text);
}
