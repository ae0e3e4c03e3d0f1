import type { Effects } from "./effects.ts";
import { ReadFailure } from "./read-failure.ts";
import { timeLimit } from "./transport.ts";

/** After this long a person who watches is told what is waited for. */
const patience = 5_000;

const { signal: neverAborted } = new AbortController();

/** One read's own time, which no other read shortens. */
export interface Budget {
  /** Aborts when the budget is used up. */
  readonly signal: AbortSignal;
  readonly endsAt: Date;
  readonly milliseconds: number;
}

/**
 * Ends the read when its time is over or the run is interrupted.
 * @param waiting called when the read takes long
 */
export async function withinBudget(
  seconds: number,
  { now, interrupted = neverAborted }: Pick<Effects, "now" | "interrupted">,
  read: (budget: Budget) => Promise<void>,
  waiting: () => void,
): Promise<void> {
  if (interrupted.aborted) throw interruption();
  const milliseconds = seconds * 1000;
  const endsAt = new Date(now().getTime() + milliseconds);
  const signal = AbortSignal.any([AbortSignal.timeout(milliseconds), interrupted]);
  const notice = setTimeout(waiting, patience);
  try {
    await Promise.race([read({ signal, endsAt, milliseconds }), ended(signal)]);
  } catch (error) {
    throw interrupted.aborted ? interruption() : error;
  } finally {
    clearTimeout(notice);
  }
}

function interruption(): ReadFailure {
  return new ReadFailure("interrupted", "The run was interrupted before Graph had answered.");
}

/** Rejects a moment after the end: a read that says better what it waited for comes first. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setImmediate(() => reject(timeLimit())));
  });
}
