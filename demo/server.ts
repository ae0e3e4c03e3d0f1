import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { readRole } from "./server/authorization.ts";
import { openExchange, writeReply, type Exchange, type Reply } from "./server/exchange.ts";
import { errorReply } from "./server/graph-error.ts";
import { answerGraph } from "./server/graph.ts";
import {
  createManagedIdentity,
  identityPath,
  type ManagedIdentity,
} from "./server/managed-identity.ts";
import { contosoTenantId } from "./scenarios/contoso.ts";
import type { LiveSide } from "./scenarios/scenario.ts";
import { contentOf } from "./server/tenant-content.ts";

/** What a hook learns of a request. */
export interface InterceptedRequest extends Pick<Exchange, "method" | "url" | "headers"> {
  readonly path: string;
  /** How many requests to the same path came before: 0 is the first page or the first attempt. */
  readonly index: number;
}

/**
 * Answers in the tenant's stead (or resets, or stays silent) and returns true, or returns false.
 * @param honest the tenant's own answer, which may be sent bent
 */
export type Intercept = (
  request: InterceptedRequest,
  response: ServerResponse,
  honest: Reply,
) => boolean | Promise<boolean>;

export interface DemoTenantOptions {
  readonly scenario: LiveSide;
  /** The instant that the scenario's dates are relative to. */
  readonly now: Date;
  readonly port?: number;
  /** With it, the tenant is an https server. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** How many items a page has; 100 where nothing is said. */
  readonly pageSize?: number;
  /** How many devices a page has; 1000 where nothing is said. */
  readonly devicePageSize?: number;
  readonly tenantId?: string;
  /** The `tid` in issued tokens, where it shall not be the tenant's own. */
  readonly tokenTenantId?: string;
  readonly roles?: readonly string[];
  readonly intercept?: Intercept;
  /** Is called before each request is answered. */
  readonly before?: () => void;
  readonly identityHeader?: string;
  /** Real time, for the lifetime of access tokens. */
  readonly clock?: () => Date;
}

interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly url: string;
  /** False when the tenant's own answer is 401 or 403. */
  readonly authorized: boolean;
}

export interface DemoTenant extends AsyncDisposable {
  readonly endpoint: string;
  readonly tenantId: string;
  /** With these, DefaultAzureCredential signs in to this tenant. */
  readonly env: ManagedIdentity["env"];
  readonly requests: readonly LoggedRequest[];
  /** Replaces what the tenant holds, from the next request on. */
  readonly setScenario: (next: LiveSide | readonly DepOnboardingSetting[]) => void;
  readonly close: () => Promise<void>;
}

/** Starts a tenant on the loopback interface; it runs until it is closed. */
export async function startDemoTenant(options: DemoTenantOptions): Promise<DemoTenant> {
  const { now, pageSize = 100, devicePageSize = 1000, roles = [readRole] } = options;
  const { tenantId = contosoTenantId, tokenTenantId = tenantId, certificate } = options;
  const server = certificate ? createSecureServer(certificate) : createServer();
  const address = await listen(server, options.port ?? 0);
  const origin = `${certificate ? "https" : "http"}://${address}`;
  const issued = { tenantId: tokenTenantId, roles, identityHeader: options.identityHeader };
  const identity = createManagedIdentity({ origin, ...issued });
  const requests: LoggedRequest[] = [];
  let content = contentOf(options.scenario, now);

  const answer = (exchange: Exchange): Reply =>
    exchange.url.pathname === identityPath
      ? identity.answer(exchange)
      : answerGraph(exchange, content, { signer: identity.signer, pageSize, devicePageSize });
  server.on("request", createListener(origin, options, requests, answer));
  const close = createClose(server);
  return {
    endpoint: origin,
    tenantId,
    env: identity.env,
    requests,
    setScenario: (next) => (content = contentOf(next, now)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `127.0.0.1:${address.port}`;
}

function createListener(
  origin: string,
  { intercept = () => false, before, clock = () => new Date() }: DemoTenantOptions,
  requests: LoggedRequest[],
  answer: (exchange: Exchange) => Reply,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const asked = new Map<string, number>();
  return async (request, response) => {
    const exchange = openExchange(request, origin, clock());
    const { method, url, headers } = exchange;
    const path = url.pathname;
    const index = asked.get(path) ?? 0;
    asked.set(path, index + 1);
    before?.();
    const reply = answer(exchange);
    const authorized = reply.status !== 401 && reply.status !== 403;
    requests.push({ method, path, url: url.href, authorized });
    try {
      if (await intercept({ method, url, headers, path, index }, response, reply)) return;
      writeReply(response, exchange, reply);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else writeReply(response, exchange, errorReply(exchange, error));
    }
  };
}

/** Clients keep their connections open, and a hook may never answer: close ends both. */
function createClose(server: Server): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= new Promise((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  };
}
