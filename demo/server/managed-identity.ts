import { randomUUID } from "node:crypto";
import { createTokenSigner, type TokenSigner } from "./access-token.ts";
import type { Exchange, Reply } from "./exchange.ts";

export const identityPath = "/msi/token";
export const apiVersion = "2019-08-01";
const demoClientId = "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614";

const lifetimeSeconds = 3600;

/** Whose tokens the endpoint issues, and for what. */
export interface IdentityOptions {
  readonly origin: string;
  readonly tenantId: string;
  readonly roles: readonly string[];
  /** What a caller must send; a new one where nothing is said. */
  readonly identityHeader?: string | undefined;
}

/** The managed-identity endpoint of App Service, which DefaultAzureCredential knows how to ask. */
export interface ManagedIdentity {
  /** With these, DefaultAzureCredential asks this endpoint. */
  readonly env: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string };
  readonly signer: TokenSigner;
  readonly answer: (exchange: Exchange) => Reply;
}

export function createManagedIdentity(options: IdentityOptions): ManagedIdentity {
  const { identityHeader: secret = randomUUID() } = options;
  const signer = createTokenSigner();
  return {
    env: { IDENTITY_ENDPOINT: `${options.origin}${identityPath}`, IDENTITY_HEADER: secret },
    signer,
    answer(exchange) {
      const { searchParams } = exchange.url;
      if (exchange.headers["x-identity-header"] !== secret)
        return refusal(exchange, 401, "The X-IDENTITY-HEADER is missing or wrong.");
      if (exchange.method !== "GET")
        return refusal(exchange, 405, `${exchange.method} is not supported.`);
      if (searchParams.get("api-version") !== apiVersion)
        return refusal(exchange, 400, `The api-version must be ${apiVersion}.`);
      if (searchParams.get("resource") !== options.origin)
        return refusal(exchange, 400, `Tokens are issued for ${options.origin} only.`);
      return grant(exchange, options, signer);
    },
  };
}

function grant(exchange: Exchange, options: IdentityOptions, signer: TokenSigner): Reply {
  const { origin, tenantId, roles } = options;
  const iat = Math.floor(exchange.receivedAt.getTime() / 1000);
  const exp = iat + lifetimeSeconds;
  const appid = exchange.url.searchParams.get("client_id") ?? demoClientId;
  const body = {
    access_token: signer.sign({ aud: origin, tid: tenantId, appid, roles, iat, exp }),
    client_id: appid,
    expires_on: String(exp),
    resource: origin,
    token_type: "Bearer",
  };
  return { status: 200, body };
}

function refusal(exchange: Exchange, statusCode: number, message: string): Reply {
  return {
    status: statusCode,
    headers: statusCode === 405 ? { allow: "GET" } : {},
    body: { statusCode, message, correlationId: exchange.requestId },
  };
}
