import { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import type { LimitFunction } from "p-limit";
import type { AccessToken } from "./sign-in/credential.ts";
import type { Effects } from "./effects.ts";
import { authorize, middleware } from "./middleware.ts";
import { keepFromProxies } from "./proxies.ts";
import { jsonOf, type PageLimit, pagesOf } from "./pages.ts";
import { retry } from "./retry.ts";
import { tapped } from "./tap.ts";
import type { Budget } from "./budget.ts";
import { transport } from "./transport.ts";

/** Reads of Graph within one time budget; both throw a `ReadFailure`. */
export interface Graph {
  /** The pages of a collection of Graph beta. */
  readonly pages: (path: string, limit?: PageLimit) => AsyncGenerator<readonly unknown[], void>;
  readonly entity: (path: string, version?: "beta" | "v1.0") => Promise<unknown>;
}

interface GraphOptions {
  readonly origin: string;
  readonly accessToken: AccessToken;
  readonly limit: LimitFunction;
  readonly effects: Effects;
  readonly budget: Budget;
}

export function openGraph({ origin, accessToken, limit, effects, budget }: GraphOptions): Graph {
  const { signal, endsAt, milliseconds } = budget;
  keepFromProxies(origin);
  const client = Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: "beta",
    middleware: [
      retry(effects, endsAt),
      authorize(origin, accessToken),
      middleware((_, next) => limit(next)),
      ...(effects.tap ? [tapped(effects.tap, effects.now)] : []),
      // One silent connection must not use up the patience of all attempts.
      transport(Math.max(5_000, Math.ceil(milliseconds / 3))),
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
