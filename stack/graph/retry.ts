import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { Effects } from "./effects.ts";
import { mayFallBack, middleware, signalOf } from "./middleware.ts";
import { ReadFailure } from "./read-failure.ts";
import { timeLimit } from "./transport.ts";
import { statusFailure } from "./status.ts";

const attempts = 6;
const firstDelay = 500;
const longestDelay = 15_000;

/**
 * Tries again while it can help and the budget allows. The SDK's own handler knows neither our
 * budget nor the throttling that Intune reports as 500.
 * @param endsAt when the whole read's time budget ends
 */
export function retry(effects: Effects, endsAt: Date): Middleware {
  return middleware(async (context, next) => {
    let signIn: ReadFailure | undefined;
    for (let attempt = 1; ; attempt++) {
      const failure = await attemptOnce(context, next);
      // Why there was no sign-in before says more than that the next one took too long.
      if (failure?.failure === "time-limit" && signIn !== undefined) throw signIn;
      signIn = failure?.signIn ? failure : undefined;
      if (failure === undefined) return;
      if (!failure.passing || attempt === attempts) throw failure;
      if (failure.refusal !== undefined && mayFallBack(context)) throw failure;
      const delay = retryDelay(context.response?.headers.get("retry-after"), attempt, effects);
      if (effects.now().getTime() + delay >= endsAt.getTime()) {
        throw new ReadFailure(
          failure.failure,
          `${failure.message} The next attempt would be after the time limit.`,
          failure,
        );
      }
      await effects.sleep(delay, signalOf(context)).catch(() => {
        throw timeLimit();
      });
    }
  });
}

async function attemptOnce(
  context: Context,
  next: () => Promise<void>,
): Promise<ReadFailure | undefined> {
  delete context.response;
  try {
    await next();
    return await statusFailure(context);
  } catch (error) {
    return ReadFailure.from(error);
  }
}

/** Milliseconds: what the service asks for (seconds or a date), else exponential with full jitter. */
export function retryDelay(
  retryAfter: string | null | undefined,
  attempt: number,
  { now, random }: Pick<Effects, "now" | "random">,
): number {
  const asked =
    retryAfter === null || retryAfter === undefined ? Number.NaN : askedDelay(retryAfter, now());
  if (!Number.isNaN(asked)) return Math.max(asked, 0);
  return Math.min(longestDelay, firstDelay * 2 ** (attempt - 1)) * (0.5 + random() / 2);
}

function askedDelay(retryAfter: string, now: Date): number {
  const seconds = Number(retryAfter);
  if (!Number.isNaN(seconds)) return seconds < 0 ? Number.NaN : seconds * 1000;
  return new Date(retryAfter).getTime() - now.getTime();
}
