import type { Middleware } from "@microsoft/microsoft-graph-client";
import { isLoopback } from "./clouds.ts";
import { demoClosed, isRefusal } from "./demo.ts";
import { middleware, signalOf, urlOf } from "./middleware.ts";
import { ReadFailure } from "./read-failure.ts";

/** A page of 1,000 tokens is below 1 MiB; anything much larger is no answer to our question. */
const maximumBytes = 32 * 1024 * 1024;

/**
 * The last link: sends the request, follows no redirect (a bearer token goes nowhere else), and
 * takes the whole body while the time limit still holds.
 */
export function transport(attemptMilliseconds: number): Middleware {
  return middleware(async (context) => {
    const budget = signalOf(context);
    const signal = AbortSignal.any([budget, AbortSignal.timeout(attemptMilliseconds)]);
    try {
      const answer = await fetch(urlOf(context), {
        ...context.options,
        redirect: "manual",
        signal,
      });
      const { status, statusText, headers } = answer;
      // A body is not allowed with 204 and 304, which are no answers for us either.
      const body = status === 204 || status === 304 ? null : await bodyOf(answer);
      context.response = new Response(body, { status, statusText, headers });
    } catch (error) {
      throw failureOf(error, budget, signal, new URL(urlOf(context)).origin);
    }
  });
}

/** As it came: decoding it here and encoding it again would take the memory of several pages. */
async function bodyOf(answer: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maximumBytes) {
      throw ReadFailure.unexpected(
        `Graph's answer is larger than ${maximumBytes / 1024 / 1024} MiB.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function failureOf(
  error: unknown,
  budget: AbortSignal,
  attempt: AbortSignal,
  origin: string,
): ReadFailure {
  if (error instanceof ReadFailure) return error;
  if (budget.aborted) return timeLimit();
  if (attempt.aborted) return new ReadFailure("unreachable", "Graph did not answer in time.");
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  if (isRefusal(cause) && isLoopback(origin)) return demoClosed(origin);
  const code =
    cause !== undefined && "code" in cause && typeof cause.code === "string"
      ? cause.code
      : "connection failed";
  return new ReadFailure("unreachable", `Graph could not be reached (${code}).`);
}

/** The whole read's time budget is used up. */
export function timeLimit(): ReadFailure {
  return new ReadFailure(
    "time-limit",
    "Graph did not answer completely within the time limit (apple-ade:graph.timeoutSeconds; for devices apple-ade:devices.timeoutSeconds).",
  );
}
