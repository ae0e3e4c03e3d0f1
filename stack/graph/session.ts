import pLimit from "p-limit";
import { withinBudget } from "./budget.ts";
import { type Graph, openGraph } from "./client.ts";
import { assertAllowed, type Connection } from "./connection.ts";
import type { Effects } from "./effects.ts";
import type { Accepted } from "./fallback.ts";
import { ReadFailure } from "./read-failure.ts";
import type { AccessToken } from "./middleware.ts";

/** A read that may have ended early: then `failure` says why, and the rest is what came before. */
export interface Observation {
  /** ISO 8601 in UTC, whole seconds. */
  readonly observedAt: string;
  readonly failure?: ReadFailure;
}

interface Question {
  /** What is read, as a person is told. */
  readonly what: string;
  /** The read's own time. */
  readonly seconds: number;
  /** What tells it apart from others of its kind. */
  readonly of?: readonly unknown[];
  /** May have hundreds of pages: nothing short waits for it. */
  readonly long?: true;
}

/** Asks Graph within the read's own time. Never rejects. */
type Observe = (read: (graph: Graph) => Promise<void>) => Promise<Observation>;

/** The dealings of this process with one tenant: one sign-in, a few requests at once. */
export interface Session {
  /** Answers the same question once in this process, however many resources ask. */
  readonly once: <T>(question: Question, answer: (observe: Observe) => Promise<T>) => Promise<T>;
}

/** Graph throttles per application and tenant; more at once would only wait longer. */
const requestsAtOnce = 4;

export function openSession(connection: Connection, effects: Effects): Session {
  const { origin } = new URL(connection.endpoint);
  const { trustCount = true } = connection;
  let loaded: Promise<AccessToken> | undefined;
  const answers = new Map<string, Promise<unknown>>();
  const told = new Set<string>();
  const accepted: Accepted = new Map();
  const [shortReads, longReads] = [pLimit(requestsAtOnce), pLimit(requestsAtOnce)];
  let refused: { readonly failure: ReadFailure; readonly seconds: number } | undefined;

  /** The credential library takes longer to load than all else: only who asks Graph needs it. */
  function signIn(): Promise<AccessToken> {
    loaded ??= import("./sign-in/credential.ts").then(({ accessTokenFor }) =>
      accessTokenFor({ ...connection, endpoint: origin }, effects),
    );
    return loaded;
  }
  /** The devices of sixty tokens are waited for at once, which is one piece of news. */
  function waiting(what: string): void {
    if (!told.has(what)) effects.say(`Reading ${what} from ${origin} …`);
    told.add(what);
  }
  async function observe(question: Question, read: Parameters<Observe>[0]): Promise<Observation> {
    const observation = await attempt(question, read);
    const { failure } = observation;
    effects.tap?.({ kind: "read", what: question.what, ...(failure && { failure }) });
    return observation;
  }
  async function attempt(
    { what, seconds, long }: Question,
    read: Parameters<Observe>[0],
  ): Promise<Observation> {
    // A sign-in that took too long is tried again only by a read that has more time for it.
    if (refused && (refused.failure.failure !== "time-limit" || seconds <= refused.seconds))
      return { observedAt: observedAt(effects), failure: refused.failure };
    const limit = long ? longReads : shortReads;
    try {
      assertAllowed(connection, process.env);
      // Before the read's own time begins.
      const accessToken = await signIn();
      await withinBudget(
        seconds,
        effects,
        (budget) =>
          read(openGraph({ origin, trustCount, accepted, accessToken, limit, effects, budget })),
        () => waiting(what),
      );
      return { observedAt: observedAt(effects) };
    } catch (error) {
      const failure = ReadFailure.from(error);
      if (failure.signIn) refused = { failure, seconds };
      const { requestId } = failure;
      const id = requestId === undefined ? "" : ` (request-id ${requestId})`;
      // Who interrupted the run need not be told; and when the engine ends, it cancels as well.
      if (failure.failure !== "interrupted")
        effects.say(`Not read completely from ${origin}: ${what}. ${failure.message}${id}`);
      return { observedAt: observedAt(effects), failure };
    }
  }
  return {
    once<T>(question: Question, answer: (observe: Observe) => Promise<T>): Promise<T> {
      const key = JSON.stringify(question);
      const known = answers.get(key) ?? answer((read) => observe(question, read));
      answers.set(key, known);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one question, one type of answer
      return known as Promise<T>;
    },
  };
}

function observedAt({ now }: Effects): string {
  return `${now().toISOString().slice(0, 19)}Z`;
}
