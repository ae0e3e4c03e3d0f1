import { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import pLimit from "p-limit";
import { assertAllowed, type Connection } from "./connection.ts";
import { accessTokenFor } from "./credential.ts";
import type { Effects } from "./effects.ts";
import { authorize, middleware } from "./middleware.ts";
import { jsonOf, type PageLimit, pagesOf } from "./pages.ts";
import { ReadFailure } from "./read-failure.ts";
import { retry } from "./retry.ts";
import { openTimeWindow } from "./time-window.ts";
import { transport } from "./transport.ts";

/** Reads of Graph within one time budget; both throw a `ReadFailure`. */
export interface Graph {
  /** The pages of a collection of Graph beta. */
  readonly pages: (path: string, limit?: PageLimit) => AsyncGenerator<readonly unknown[], void>;
  readonly entity: (path: string, version?: "beta" | "v1.0") => Promise<unknown>;
}

/** A read that may have ended early: then `failure` says why, and the rest is what came before. */
export interface Observation {
  /** ISO 8601 in UTC, whole seconds. */
  readonly observedAt: string;
  readonly failure?: ReadFailure;
}

/** The dealings of this process with one tenant: one sign-in, a few requests at once. */
export interface Session {
  /** Never rejects. Reads that run at the same time share a budget of so many seconds. */
  readonly observe: (
    what: string,
    seconds: number,
    read: (graph: Graph) => Promise<void>,
  ) => Promise<Observation>;
  /** The same read once in this process, however many resources ask. */
  readonly once: <T>(what: string, read: () => Promise<T>) => Promise<T>;
}

/** Graph throttles per application and tenant; more at once would only wait longer. */
const requestsAtOnce = 4;

export function openSession(connection: Connection, effects: Effects): Session {
  const { origin } = new URL(connection.endpoint);
  const accessToken = accessTokenFor({ ...connection, endpoint: origin }, effects.now);
  const limit = pLimit(requestsAtOnce);
  const windows = new Map<number, ReturnType<typeof openTimeWindow>>();
  const reads = new Map<string, Promise<unknown>>();

  function graphWithin(signal: AbortSignal, endsAt: Date, seconds: number): Graph {
    const client = Client.initWithMiddleware({
      baseUrl: `${origin}/`,
      defaultVersion: "beta",
      middleware: [
        retry(effects, endsAt),
        authorize(origin, accessToken),
        middleware((_, next) => limit(next)),
        // One silent connection must not use up the patience of all attempts.
        transport(Math.max(5_000, Math.ceil((seconds * 1000) / 3))),
      ],
    });
    return {
      pages: (path, pageLimit) => pagesOf(client, origin, path, signal, pageLimit),
      async entity(path, version = "beta") {
        const request = client.api(path).version(version).option("signal", signal);
        const response: Response = await request.responseType(ResponseType.RAW).get();
        return jsonOf(await response.text());
      },
    };
  }

  return {
    async observe(what, seconds, read) {
      const window = windows.get(seconds) ?? openTimeWindow(seconds, effects.now);
      windows.set(seconds, window);
      try {
        assertAllowed(connection);
        await window.within(
          (signal, endsAt) => read(graphWithin(signal, endsAt, seconds)),
          () => effects.say(`Reading ${what} from ${origin} …`),
        );
        return { observedAt: observedAt(effects) };
      } catch (error) {
        const failure = ReadFailure.from(error);
        const id = failure.requestId === undefined ? "" : ` (request-id ${failure.requestId})`;
        effects.say(`Not read completely from ${origin}: ${what}. ${failure.message}${id}`);
        return { observedAt: observedAt(effects), failure };
      }
    },
    once<T>(what: string, read: () => Promise<T>) {
      const known = reads.get(what) ?? read();
      reads.set(what, known);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return known as Promise<T>;
    },
  };
}

function observedAt({ now }: Effects): string {
  return `${now().toISOString().slice(0, 19)}Z`;
}
