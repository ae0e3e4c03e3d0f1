import { ReadFailure } from "./read-failure.ts";
import { timeLimit } from "./transport.ts";

/** After this long a person who watches is told what is waited for. */
const patience = 5_000;

export interface Budget {
  /** Aborts when the budget is used up. */
  readonly signal: AbortSignal;
  readonly endsAt: Date;
  readonly milliseconds: number;
}

/** What is left for each later read when one has used up the budget: it may fail alone. */
const lastSeconds = 1;

/**
 * A time budget that all reads share which run at the same time: it begins with the first and
 * ends with the last of them. A later one has a whole one again, unless a budget was used up.
 * @param interrupted ends every read at once, also those that begin later
 */
export function openTimeWindow(seconds: number, now: () => Date, interrupted?: AbortSignal) {
  let running = 0;
  let budget: Budget | undefined;
  let left = seconds;
  const isInterrupted = () => interrupted?.aborted === true;
  return {
    /** @param waiting called when the read takes long */
    async within(read: (budget: Budget) => Promise<void>, waiting: () => void): Promise<void> {
      if (isInterrupted()) throw interruption();
      const over = running === 0 || budget === undefined || budget.signal.aborted;
      if (budget?.signal.aborted) left = Math.min(seconds, lastSeconds);
      if (over || budget === undefined) budget = openBudget(left, now, interrupted);
      const notice = setTimeout(waiting, patience);
      running += 1;
      try {
        await Promise.race([read(budget), ended(budget.signal)]);
      } catch (error) {
        throw isInterrupted() ? interruption() : error;
      } finally {
        running -= 1;
        clearTimeout(notice);
      }
    },
  };
}

function openBudget(seconds: number, now: () => Date, interrupted?: AbortSignal): Budget {
  const milliseconds = seconds * 1000;
  const endsAt = new Date(now().getTime() + milliseconds);
  const signals = [AbortSignal.timeout(milliseconds), ...(interrupted ? [interrupted] : [])];
  return { signal: AbortSignal.any(signals), endsAt, milliseconds };
}

function interruption(): ReadFailure {
  return new ReadFailure("interrupted", "The run was interrupted before Graph had answered.");
}

/** Rejects a moment after the end: a read that says better what it waited for comes first. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setImmediate(() => reject(timeLimit())), { once: true });
  });
}
