import pLimit from "p-limit";
import { assertAllowed, type Connection } from "./connection.ts";
import { accessTokenFor } from "./sign-in/credential.ts";
import type { Effects } from "./effects.ts";
import { type Graph, openGraph } from "./client.ts";
import { ReadFailure } from "./read-failure.ts";
import { openTimeWindow } from "./budget.ts";

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
  const windows = createMemory<ReturnType<typeof openTimeWindow>>();
  const reads = createMemory<Promise<unknown>>();
  const told = new Set<string>();
  let signInFailure: ReadFailure | undefined;
  /** The devices of sixty tokens are waited for at once, which is one piece of news. */
  function waiting(what: string): void {
    if (!told.has(what)) effects.say(`Reading ${what} from ${origin} …`);
    told.add(what);
  }
  return {
    async observe(what, seconds, read) {
      if (signInFailure !== undefined)
        return { observedAt: observedAt(effects), failure: signInFailure };
      const window = windows(String(seconds), () =>
        openTimeWindow(seconds, effects.now, effects.interrupted),
      );
      try {
        assertAllowed(connection, process.env);
        await window.within(
          (budget) => read(openGraph({ origin, accessToken, limit, effects, budget })),
          () => waiting(what),
        );
        return { observedAt: observedAt(effects) };
      } catch (error) {
        const failure = ReadFailure.from(error);
        if (failure.signIn) signInFailure = failure;
        // Who interrupted the run need not be told; and when the engine ends, it cancels as well.
        if (failure.failure !== "interrupted")
          effects.say(`Not read completely from ${origin}: ${what}. ${explained(failure)}`);
        return { observedAt: observedAt(effects), failure };
      }
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    once: <T>(what: string, read: () => Promise<T>) => reads(what, read) as Promise<T>,
  };
}

function createMemory<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
}

function explained({ message, requestId }: ReadFailure): string {
  return requestId === undefined ? message : `${message} (request-id ${requestId})`;
}

function observedAt({ now }: Effects): string {
  return `${now().toISOString().slice(0, 19)}Z`;
}
