import type { Middleware } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { isLoopback } from "./clouds.ts";
import { demoClosed, refused } from "./demo.ts";
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
      // Some statuses, which are no answers for us either, allow none.
      const body = answer.body && (await wholeOf(answer.body));
      context.response = new Response(body, { status, statusText, headers });
    } catch (error) {
      throw failureOf(error, budget, signal, new URL(urlOf(context)).origin);
    }
  });
}

/** As it came: decoding it here and encoding it again would take the memory of several pages. */
async function wholeOf(body: AsyncIterable<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
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

/** As `fetch` tells what Node's connection ended with. */
export const connectionError = z.object({ cause: z.object({ code: z.string() }) });

function failureOf(
  error: unknown,
  budget: AbortSignal,
  attempt: AbortSignal,
  origin: string,
): ReadFailure {
  if (error instanceof ReadFailure) return error;
  if (budget.aborted) return timeLimit();
  if (attempt.aborted) return new ReadFailure("unreachable", "Graph did not answer in time.");
  const code = connectionError.safeParse(error).data?.cause.code ?? "connection failed";
  if (code === refused && isLoopback(origin)) return demoClosed(origin);
  return new ReadFailure("unreachable", `Graph could not be reached (${code}).`);
}

/** The whole read's time budget is used up. */
export function timeLimit(): ReadFailure {
  return new ReadFailure(
    "time-limit",
    "Graph did not answer completely within the time limit (apple-ade:graph.timeoutSeconds; for devices apple-ade:devices.timeoutSeconds).",
  );
}
