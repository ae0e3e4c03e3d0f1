import { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import type { LimitFunction } from "p-limit";
import type { Budget } from "./budget.ts";
import type { Effects } from "./effects.ts";
import { type Accepted, askFor, type Columns } from "./fallback.ts";
import { authorize, fallback, middleware } from "./middleware.ts";
import { jsonOf, type PageLimit, pagesOf } from "./pages.ts";
import { keepFromProxies } from "./proxies.ts";
import { retry } from "./retry.ts";
import type { AccessToken } from "./middleware.ts";
import { tapped } from "./tap.ts";
import { transport } from "./transport.ts";

/** Reads of Graph within one time budget; both throw a `ReadFailure`. */
export interface Graph {
  /** The pages of a collection of Graph beta. */
  readonly pages: (
    path: string,
    columns?: Columns,
    limit?: PageLimit,
  ) => AsyncGenerator<readonly unknown[], void>;
  /** An entity, and which of its expansions Graph refused. */
  readonly entity: (path: string, columns?: Columns, version?: Version) => Promise<Entity>;
}

type Version = "beta" | "v1.0";

interface Entity {
  readonly entity: unknown;
  readonly refused: readonly string[];
}

/** What is there, as Graph gives it unasked. */
const whole: Columns = {};

interface GraphOptions {
  readonly origin: string;
  readonly trustCount: boolean;
  readonly accessToken: AccessToken;
  readonly accepted: Accepted;
  readonly limit: LimitFunction;
  readonly effects: Effects;
  readonly budget: Budget;
}

export function openGraph({ origin, trustCount, accepted, ...options }: GraphOptions): Graph {
  const { signal } = options.budget;
  const client = clientFor(origin, options);
  async function get(path: string, version: Version = "beta", hasFallback = false) {
    const request = client
      .api(path)
      .version(version)
      .options({ signal, [fallback]: hasFallback });
    const response: Response = await request.responseType(ResponseType.RAW).get();
    return jsonOf(await response.text());
  }
  const ask = (at: string, columns: Columns, version: Version) =>
    askFor(accepted, columns, async (query, hasFallback) => {
      const path = at + query;
      return { path, body: await get(path, version, hasFallback) };
    });
  return {
    async *pages(path, columns = whole, limit) {
      const [first] = (await ask(path, columns, "beta")).answers;
      if (first !== undefined)
        yield* pagesOf(first, (link) => get(link), { origin, limit, trustCount });
    },
    async entity(path, columns = whole, version = "beta") {
      const { answers, refused } = await ask(path, columns, version);
      const bodies = answers.map(({ body }) => body);
      return { entity: bodies.length === 1 ? bodies[0] : Object.assign({}, ...bodies), refused };
    },
  };
}

function clientFor(
  origin: string,
  { accessToken, limit, effects, budget }: Omit<GraphOptions, "origin" | "trustCount" | "accepted">,
): Client {
  keepFromProxies(origin);
  return Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: "beta",
    middleware: [
      retry(effects, budget.endsAt),
      authorize(origin, accessToken),
      middleware((_, next) => limit(next)),
      ...(effects.tap ? [tapped(effects.tap, effects.now)] : []),
      // One silent connection must not use up the patience of all attempts.
      transport(Math.max(5_000, Math.ceil(budget.milliseconds / 3))),
    ],
  });
}
