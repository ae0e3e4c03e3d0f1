import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { DemoTenant, InterceptedRequest } from "../../demo/server.ts";

export const listPath = "/beta/deviceManagement/depOnboardingSettings";

/** What a test has Graph answer; a body that is no text is sent as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A hook that does not look at the tenant's own answer. */
export type Answering = (request: InterceptedRequest, response: ServerResponse) => boolean;

export function write(response: ServerResponse, { status = 200, headers, body }: Answer): true {
  response.writeHead(status, headers);
  response.end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
  return true;
}

/** The first requests for the token list get these answers, the later ones the tenant's own. */
export function inTurn(...answers: readonly (Answer | "tenant")[]): Answering {
  return ({ path, index }, response) => {
    const answer = answers[index] ?? "tenant";
    return path === listPath && answer !== "tenant" && write(response, answer);
  };
}

/** Every request for the token list gets this answer. */
export function always(answer: Answer): Answering {
  return ({ path }, response) => path === listPath && write(response, answer);
}

/** How often the token list was asked for. */
export function listRequests({ requests }: DemoTenant): number {
  return requests.filter(({ path }) => path === listPath).length;
}

export interface Bystander {
  readonly origin: string;
  /** Everything that was tried with it, connections without a request included. */
  readonly arrivals: readonly string[];
}

/** A server that must not be asked; it would answer like Graph, with an empty list. */
export async function startBystander(): Promise<Bystander> {
  const arrivals: string[] = [];
  const server = createServer((request, response) => {
    arrivals.push(`${request.method} ${request.url}`);
    write(response, { body: { value: [] } });
  });
  server.on("connection", () => arrivals.push("connection"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, arrivals };
}
