import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** One request as the tenant sees it, with the ids and the instant that its answer carries. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly receivedAt: Date;
}

/** An answer before it is written. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reads what the tenant needs to know of a request. */
export function openExchange(request: IncomingMessage, origin: string, receivedAt: Date): Exchange {
  const requestId = randomUUID();
  const clientId = request.headers["client-request-id"];
  // "OPTIONS *" and a proxy's absolute form name no path of ours.
  const target = request.url?.startsWith("/") ? request.url : "/";
  return {
    method: request.method ?? "",
    url: new URL(`${origin}${target}`),
    headers: request.headers,
    requestId,
    clientRequestId: typeof clientId === "string" ? clientId : requestId,
    receivedAt,
  };
}

/** Writes the answer with the headers that every Graph response has. */
export function writeReply(response: ServerResponse, exchange: Exchange, reply: Reply): void {
  response.writeHead(reply.status, {
    "cache-control": "no-store",
    "content-type": "application/json; charset=utf-8",
    "request-id": exchange.requestId,
    "client-request-id": exchange.clientRequestId,
    ...reply.headers,
  });
  response.end(JSON.stringify(reply.body));
}
