import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { DemoTenant } from "../../demo/server.ts";

/** A managed-identity endpoint that asks the endpoint of whichever tenant a token is wanted for. */
export interface AppService extends AsyncDisposable {
  readonly env: Readonly<Record<"IDENTITY_ENDPOINT" | "IDENTITY_HEADER", string>>;
  /** @param origin what is signed in to at this tenant */
  readonly serve: (tenant: DemoTenant, origin: string) => void;
}

/**
 * The credential library asks the first managed-identity endpoint that a process offers, for as
 * long as the process lives. So all the tenants of a test file share one.
 */
export async function startAppService(): Promise<AppService> {
  const tenants = new Map<string, DemoTenant>();
  const server = createServer((request, response) => forward(tenants, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    env: {
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: "app-service",
    },
    serve: (tenant, origin) => tenants.set(origin, tenant),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function forward(
  tenants: ReadonlyMap<string, DemoTenant>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { search, searchParams } = new URL(request.url ?? "", "http://app-service");
  const tenant = tenants.get(searchParams.get("resource") ?? "");
  if (tenant === undefined) {
    response.writeHead(400).end("{}");
    return;
  }
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = tenant.env;
  try {
    const answer = await fetch(`${endpoint}${search}`, {
      headers: { "X-IDENTITY-HEADER": header },
    });
    const body = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  } catch {
    response.destroy();
  }
}
