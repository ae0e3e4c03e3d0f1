import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";

/** A channel's webhook, on this machine. */
export interface Teams extends AsyncDisposable {
  /** Whoever knows it can post there. */
  readonly address: string;
  /** What was posted, each time. */
  readonly posted: readonly unknown[];
}

/** @param statuses of the answers, one after the other; the last one is repeated */
export async function startTeams(...statuses: readonly number[]): Promise<Teams> {
  const posted: unknown[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    posted.push(await json(request));
    const status = statuses[Math.min(posted.length, statuses.length) - 1] ?? 500;
    response.writeHead(status, { location: "/s3cret-elsewhere", "retry-after": "7" }).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}/hook?sig=s3cret`,
    posted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
