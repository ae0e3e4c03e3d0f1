import { afterEach, describe, expect, it, vi } from "vitest";
import { type Budget, withinBudget } from "../../../stack/graph/budget.ts";
import { now } from "../effects.ts";

const quiet = () => undefined;
const clock = { now: () => now };
const never = new Promise<void>(() => undefined);

const waitingFor = ({ signal }: Budget) =>
  new Promise<void>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("signing in")));
  });

describe("a read's budget", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is its own from its begin, whatever other reads took", async () => {
    const budgets: Budget[] = [];
    const reads = [0.02, 0.02, 60].map((seconds) =>
      withinBudget(
        seconds,
        clock,
        (budget) => {
          budgets.push(budget);
          return seconds === 60 ? Promise.resolve() : never;
        },
        quiet,
      ),
    );
    const ends = await Promise.allSettled(reads);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    await withinBudget(60, clock, (budget) => Promise.resolve(void budgets.push(budget)), quiet);
    expect(budgets.map(({ milliseconds }) => milliseconds)).toEqual([20, 20, 60_000, 60_000]);
    expect(budgets.map(({ signal }) => signal.aborted)).toEqual([true, true, false, false]);
    expect(budgets.at(-1)?.endsAt).toEqual(new Date(now.getTime() + 60_000));
  });

  it("ends the read when it is used up", async () => {
    await expect(withinBudget(0.02, clock, () => never, quiet)).rejects.toMatchObject({
      failure: "time-limit",
      kind: "unavailable",
    });
  });

  it("ends the read when the run is interrupted, and lets none begin after", async () => {
    const interruption = new AbortController();
    const interruptible = { ...clock, interrupted: interruption.signal };
    const reads = [() => never, waitingFor].map((read) =>
      withinBudget(60, interruptible, read, quiet),
    );
    interruption.abort();
    const late = withinBudget(60, interruptible, () => Promise.resolve(), quiet);
    const interrupted = expect.objectContaining({ failure: "interrupted", kind: "unavailable" });
    for (const each of await Promise.allSettled([...reads, late]))
      expect(each).toEqual({ status: "rejected", reason: interrupted });
  });

  it("lets a read say itself what it waited for", async () => {
    await expect(withinBudget(0.02, clock, waitingFor, quiet)).rejects.toThrow("signing in");
  });

  it("tells who watches after five seconds what is waited for, once", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const waiting = vi.fn<() => void>();
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = withinBudget(60, clock, () => promise, waiting);
    vi.advanceTimersByTime(4_999);
    expect(waiting).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(waiting).toHaveBeenCalledTimes(1);
    resolve();
    await done;
  });

  it("tells nothing of a read that was quick", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const waiting = vi.fn<() => void>();
    await withinBudget(60, clock, () => Promise.resolve(), waiting);
    vi.advanceTimersByTime(60_000);
    expect(waiting).not.toHaveBeenCalled();
  });
});
