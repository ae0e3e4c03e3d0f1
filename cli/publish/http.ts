import { setTimeout as sleepFor } from "node:timers/promises";
import type { z } from "zod";
import { endedWith, Refusal } from "../refusal.ts";

/** What a request needs of this machine. */
export interface Effects {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Waits for so many seconds. */
  readonly sleep: (seconds: number) => Promise<unknown>;
}

export const realEffects: Effects = {
  fetch,
  sleep: (seconds) => sleepFor(seconds * 1000),
};

/** One request to a service's API, tried again where that can help. Rejects with a `Refusal`. */
export type Request = <T>(
  method: string,
  path: string,
  answer: z.ZodType<T>,
  body?: unknown,
) => Promise<T>;

/** Seconds between the attempts, where the service names none. */
const waits = [1, 4, 15] as const;

/** The longest wait that a service may ask for, in seconds, and the longest time of one attempt. */
const limits = { wait: 60, attemptMs: 30_000 } as const;

/**
 * @param base where the paths begin, with its slash
 * @param hint what is missing where the service refuses the identity
 */
export function requestTo(
  base: string,
  headers: Readonly<Record<string, string>>,
  hint: string,
  effects: Effects,
): Request {
  return async (method, path, answer, body) => {
    const call = `${method} ${path.split("?")[0]}`;
    const text = await send(`${base}${path}`, { call, method, headers, body, hint }, effects);
    return parsed(answer, text, call);
  };
}

interface Sent {
  /** How messages name the request: never by its whole address. */
  readonly call: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly hint: string;
}

/** The text of the answer to a request, tried again as above. Rejects with a `Refusal`. */
export async function send(
  url: string,
  { call, method, headers, body, hint }: Sent,
  { fetch: ask, sleep }: Effects,
): Promise<string> {
  const attempt = () =>
    ask(url, {
      method,
      headers: { "content-type": "application/json", ...headers },
      // The token goes to this address, and nowhere that it points to.
      redirect: "manual",
      signal: AbortSignal.timeout(limits.attemptMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  for (let tried = 0; ; tried += 1) {
    const wait = waits[tried];
    const response = await answered(attempt, call, method !== "POST" && wait !== undefined);
    if (response?.ok === true) return await response.text();
    const isRetried = response === undefined || mayBeRepeated(method, response);
    if (wait === undefined || !isRetried) throw new Refusal(refused(call, response, hint));
    await sleep(askedFor(response) ?? wait);
  }
}

/** `undefined`: no answer, and it may be asked again. */
async function answered(attempt: () => Promise<Response>, call: string, again: boolean) {
  try {
    return await attempt();
  } catch (error) {
    if (again) return undefined;
    throw new Refusal(`${call} was not answered (${endedWith(error)}).`);
  }
}

/** A POST is only repeated where the service says that it has done nothing. */
function mayBeRepeated(method: string, { status, headers }: Response): boolean {
  if (status === 429 || status === 503) return true;
  // GitHub's secondary rate limit.
  if (status === 403) return headers.has("retry-after");
  return method !== "POST" && [500, 502, 504].includes(status);
}

function askedFor(response: Response | undefined): number | undefined {
  const seconds = Number.parseInt(response?.headers.get("retry-after") ?? "", 10);
  return Number.isNaN(seconds) ? undefined : Math.min(seconds, limits.wait);
}

function refused(call: string, response: Response | undefined, hint: string): string {
  const status = response?.status ?? 0;
  return `${call} was answered with ${status}${[401, 403, 404].includes(status) ? `; ${hint}` : ""}.`;
}

function parsed<T>(answer: z.ZodType<T>, text: string, call: string): T {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    throw new Refusal(`${call} was answered in a shape that is not understood.`);
  }
}

const pageSize = 100;

/** A list in pages as GitHub and GitLab have it, to its last page. */
export async function listed<T>(request: Request, path: string, page: z.ZodType<readonly T[]>) {
  const items: T[] = [];
  for (let number = 1; ; number += 1) {
    const query = `${path.includes("?") ? "&" : "?"}per_page=${pageSize}&page=${number}`;
    const more = await request("GET", `${path}${query}`, page);
    items.push(...more);
    if (more.length < pageSize) return items;
  }
}
