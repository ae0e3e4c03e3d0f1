import { timeLimit } from "./transport.ts";

/** After this long a person who watches is told what is waited for. */
const patience = 5_000;

interface Budget {
  readonly signal: AbortSignal;
  readonly endsAt: Date;
}

/**
 * A time budget that all reads share which run at the same time: it begins with the first and
 * ends with the last of them, so that one that begins later has a whole one again.
 */
export function openTimeWindow(seconds: number, now: () => Date) {
  let running = 0;
  let budget: Budget | undefined;
  return {
    /** @param waiting called when the read takes long */
    async within(
      read: (signal: AbortSignal, endsAt: Date) => Promise<void>,
      waiting: () => void,
    ): Promise<void> {
      if (running === 0 || budget === undefined) budget = openBudget(seconds, now);
      const { signal, endsAt } = budget;
      const notice = setTimeout(waiting, patience);
      running += 1;
      try {
        await Promise.race([read(signal, endsAt), ended(signal)]);
      } finally {
        running -= 1;
        clearTimeout(notice);
      }
    },
  };
}

function openBudget(seconds: number, now: () => Date): Budget {
  return {
    signal: AbortSignal.timeout(seconds * 1000),
    endsAt: new Date(now().getTime() + seconds * 1000),
  };
}

/** Rejects a moment after the end: a read that says better what it waited for comes first. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setImmediate(() => reject(timeLimit())), { once: true });
  });
}
