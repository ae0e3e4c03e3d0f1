import dns from "node:dns";
import { once } from "node:events";
import { createServer } from "node:https";
import { onTestFinished, vi } from "vitest";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { contosoTenantId } from "../../demo/scenarios/contoso.ts";
import type { Intercept } from "../../demo/server.ts";
import { now } from "../stack/effects.ts";
import { startBystander, write } from "../stack/graph-answers.ts";
import { selfSignedCertificate } from "./certificate.ts";
import { unsigned } from "./credentials.ts";
import type { Start } from "./matrix.ts";
import type { GraphSettings } from "./run.ts";

/** Graph as the configuration names it, where it cannot be had. */
export interface Stage {
  readonly graph: Partial<GraphSettings>;
  /** What has reached whoever was asked. */
  readonly arrivals: readonly string[];
}

/** Signs in to whatever is asked for: Graph itself never gets to see the token. */
export const grantAny: Intercept = ({ path, url }, response) => {
  if (path !== identityPath || url.searchParams.get("resource") === url.origin) return false;
  const body = {
    access_token: unsigned({ tid: contosoTenantId }),
    expires_on: String(Math.floor(now.getTime() / 1000) + 3600),
    resource: url.searchParams.get("resource"),
    token_type: "Bearer",
  };
  return write(response, { body });
};

async function signInTo(origin: string, start: Start): Promise<void> {
  await start({ signsInTo: origin, intercept: grantAny });
}

/** No name is known, and nobody outside is asked for one. */
export async function withoutNames(start: Start): Promise<Stage> {
  await signInTo("https://graph.microsoft.com", start);
  return { graph: { cloud: "global" }, arrivals: refuseNames(() => true) };
}

/** Node's resolver knows no name while that is so; gives the names that it was asked for then. */
export function refuseNames(isSo: () => boolean): readonly string[] {
  const refused: string[] = [];
  const { lookup } = dns;
  const refusing = (name: string, options: object, callback: (error: Error | null) => void) => {
    if (!isSo()) return lookup(name, options, callback);
    refused.push(name);
    const error = new Error(`getaddrinfo ENOTFOUND ${name}`);
    return callback(Object.assign(error, { code: "ENOTFOUND", syscall: "getaddrinfo" }));
  };
  vi.spyOn(dns, "lookup").mockImplementation(refusing as typeof dns.lookup);
  return refused;
}

export async function withOwnCertificate(start: Start): Promise<Stage> {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", undefined);
  const arrivals: string[] = [];
  const server = createServer(selfSignedCertificate("127.0.0.1"), ({ url }, response) => {
    arrivals.push(String(url));
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const endpoint = `https://127.0.0.1:${port}`;
  await signInTo(endpoint, start);
  return { graph: { endpoint }, arrivals };
}

export async function withoutTls(start: Start): Promise<Stage> {
  const { origin, arrivals } = await startBystander();
  const endpoint = origin.replace("http:", "https:");
  await signInTo(endpoint, start);
  return { graph: { endpoint }, arrivals };
}
