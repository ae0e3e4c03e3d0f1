import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type Server } from "node:https";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { DemoTenant } from "../../demo/server.ts";

/** A tenant under another name, to which each request makes a connection of its own. */
export interface Front {
  readonly origin: string;
  /** Of an https server: what it proves itself with, from the next connection on. */
  readonly prove: (certificate: Certificate) => void;
}

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface FrontOptions {
  readonly certificate?: Certificate;
  /** False: this request is dropped, and those that are under way with it. */
  readonly serves: (request: { readonly path: string; readonly url: URL }) => boolean;
}

/** @param tenantOf what answers behind it; its own sign-in is none of the reader's */
export async function startFront(
  tenantOf: (origin: string) => Promise<DemoTenant>,
  { certificate, serves }: FrontOptions,
): Promise<Front> {
  const secure = certificate && createSecureServer(certificate);
  const server = secure ?? createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = originOf(server, secure === undefined ? "http" : "https");
  const tenant = await tenantOf(origin);
  const authorization = await signInTo(tenant);
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(`${origin}${request.url}`);
    if (serves({ path: url.pathname, url })) void forward(tenant, authorization, url, response);
    else server.closeAllConnections();
  });
  return { origin, prove: (other) => secure?.setSecureContext(other) };
}

function originOf(server: Pick<Server, "address">, scheme: string): string {
  const address = server.address();
  return `${scheme}://localhost:${typeof address === "object" && address !== null ? address.port : 0}`;
}

const granted = z.object({ access_token: z.string() });

async function signInTo({ endpoint, env }: DemoTenant): Promise<string> {
  const { IDENTITY_ENDPOINT: identity, IDENTITY_HEADER: header } = env;
  const answer = await fetch(`${identity}?api-version=2019-08-01&resource=${endpoint}`, {
    headers: { "X-IDENTITY-HEADER": header },
  });
  return `Bearer ${granted.parse(await answer.json()).access_token}`;
}

async function forward(
  { endpoint }: DemoTenant,
  authorization: string,
  { origin, pathname, search }: URL,
  response: ServerResponse,
): Promise<void> {
  const answer = await fetch(`${endpoint}${pathname}${search}`, { headers: { authorization } });
  const body = await answer.text();
  response.writeHead(answer.status, { "content-type": "application/json", connection: "close" });
  Readable.from([body.replaceAll(endpoint, origin)]).pipe(response);
}
