import { Client } from "@microsoft/microsoft-graph-client";
import { assertAllowed, type Connection, keyOf } from "./connection.ts";
import { accessTokenFor } from "./credential.ts";
import { type DepToken, parseDepToken, selected } from "./dep-onboarding-setting.ts";
import { type Effects, realEffects } from "./effects.ts";
import { authorize } from "./middleware.ts";
import { pagesOf } from "./pages.ts";
import { ReadFailure } from "./read-failure.ts";
import { retry } from "./retry.ts";
import { timeLimit, transport } from "./transport.ts";

/** What one read of a tenant's token list gave. */
export interface TokenList {
  readonly tokens: readonly DepToken[];
  /** ISO 8601 in UTC, whole seconds. */
  readonly observedAt: string;
  /** Why the list is not complete; `tokens` then holds what was read before. */
  readonly failure?: ReadFailure;
}

/** Reads each tenant once, however many resources ask. Never rejects. */
export type Reader = (connection: Connection) => Promise<TokenList>;

export function createReader(effects: Effects = realEffects): Reader {
  const reads = new Map<string, Promise<TokenList>>();
  return (connection) => {
    const key = keyOf(connection);
    const read = reads.get(key) ?? readTokens(connection, effects);
    reads.set(key, read);
    return read;
  };
}

/** After this long a person who watches is told what is waited for. */
const patience = 5_000;

async function readTokens(connection: Connection, effects: Effects): Promise<TokenList> {
  const tokens = new Map<string, DepToken>();
  const stillReading = setTimeout(
    () => effects.say(`Reading ADE tokens from ${connection.endpoint} …`),
    patience,
  );
  try {
    await withinBudget(connection, effects, tokens);
    return { tokens: inOrder(tokens), observedAt: observedAt(effects) };
  } catch (error) {
    const failure = ReadFailure.from(error);
    const id = failure.requestId === undefined ? "" : ` (request-id ${failure.requestId})`;
    effects.say(
      `ADE tokens were not read completely from ${connection.endpoint}: ${failure.message}${id}`,
    );
    return { tokens: inOrder(tokens), observedAt: observedAt(effects), failure };
  } finally {
    clearTimeout(stillReading);
  }
}

async function withinBudget(
  connection: Connection,
  effects: Effects,
  tokens: Map<string, DepToken>,
): Promise<void> {
  assertAllowed(connection);
  const budget = connection.timeoutSeconds * 1000;
  const client = clientFor(connection, effects, budget);
  const signal = AbortSignal.timeout(budget);
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(timeLimit()), { once: true });
  });
  await Promise.race([collect(client, connection, signal, tokens), over]);
}

async function collect(
  client: Client,
  { endpoint }: Connection,
  signal: AbortSignal,
  tokens: Map<string, DepToken>,
): Promise<void> {
  const path = `/deviceManagement/depOnboardingSettings?$select=${selected.join(",")}`;
  for await (const page of pagesOf(client, new URL(endpoint).origin, path, signal)) {
    for (const element of page) {
      const token = parseDepToken(element);
      if (token === undefined) {
        throw new ReadFailure(
          "unexpected-answer",
          "Graph's list contains an element that is no ADE token with an id.",
        );
      }
      tokens.set(token.id, token);
    }
  }
}

/** By id: Graph promises no order, and a changed one is no change of the tenant. */
function inOrder(tokens: ReadonlyMap<string, DepToken>): readonly DepToken[] {
  return [...tokens.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function clientFor(connection: Connection, effects: Effects, budget: number): Client {
  const { origin } = new URL(connection.endpoint);
  const endsAt = new Date(effects.now().getTime() + budget);
  return Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: "beta",
    middleware: [
      retry(effects, endsAt),
      authorize(origin, accessTokenFor({ ...connection, endpoint: origin }, effects.now)),
      // One silent connection must not use up the patience of all attempts.
      transport(Math.max(5_000, Math.ceil(budget / 3))),
    ],
  });
}

function observedAt({ now }: Effects): string {
  return `${now().toISOString().slice(0, 19)}Z`;
}
