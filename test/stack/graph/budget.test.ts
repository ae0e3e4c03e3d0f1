import { afterEach, describe, expect, it, test, vi } from "vitest";
import { type Budget, openTimeWindow } from "../../../stack/graph/budget.ts";
import { now } from "../effects.ts";

const quiet = () => undefined;

interface Held {
  readonly done: Promise<void>;
  readonly finish: () => void;
  readonly fail: (error: Error) => void;
  readonly budget: Budget;
}

/** A read that goes on until the test ends it. */
function hold(window: ReturnType<typeof openTimeWindow>): Held {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const budgets: Budget[] = [];
  const done = window.within((budget) => {
    budgets.push(budget);
    return promise;
  }, quiet);
  const [budget] = budgets;
  if (budget === undefined) throw new Error("The read did not begin at once.");
  return { done, finish: resolve, fail: reject, budget };
}

describe("a time window", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is shared by reads that run at the same time, and whole again for a later one", async () => {
    let clock = now.getTime();
    const window = openTimeWindow(60, () => new Date(clock));
    const first = hold(window);
    clock += 50_000;
    const second = hold(window);
    first.finish();
    await first.done;
    const third = hold(window);
    for (const { budget } of [second, third]) {
      expect(budget.signal).toBe(first.budget.signal);
      expect(budget.endsAt).toEqual(new Date(now.getTime() + 60_000));
    }
    second.finish();
    third.finish();
    await Promise.all([second.done, third.done]);
    const later = hold(window);
    expect(later.budget.signal).not.toBe(first.budget.signal);
    expect(later.budget.endsAt).toEqual(new Date(clock + 60_000));
    later.finish();
    await later.done;
  });

  it("leaves the other reads alone when one fails", async () => {
    const window = openTimeWindow(60, () => now);
    const failing = hold(window);
    const other = hold(window);
    failing.fail(new Error("refused"));
    await expect(failing.done).rejects.toThrow("refused");
    expect(other.budget.signal.aborted).toBe(false);
    other.finish();
    await expect(other.done).resolves.toBeUndefined();
  });

  it("ends every read when it is over", async () => {
    const window = openTimeWindow(0.02, () => now);
    const reads = [hold(window), hold(window)];
    for (const { done } of reads) {
      await expect(done).rejects.toMatchObject({ failure: "time-limit", kind: "unavailable" });
    }
  });

  test.for([
    { seconds: 0.02, left: 20 },
    { seconds: 1.02, left: 1000 },
  ])("of $seconds s leaves later reads $left ms each once it was used up", async (each) => {
    const window = openTimeWindow(each.seconds, () => now);
    await expect(hold(window).done).rejects.toMatchObject({ failure: "time-limit" });
    for (const next of [hold(window), hold(window)]) {
      expect(next.budget).toMatchObject({ milliseconds: each.left, signal: { aborted: false } });
      next.finish();
      await next.done;
    }
  });

  it("lets a read say itself what it waited for", async () => {
    const window = openTimeWindow(0.02, () => now);
    const reading = window.within(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(new Error("signing in")));
        }),
      quiet,
    );
    await expect(reading).rejects.toThrow("signing in");
  });

  it("tells who watches after five seconds what is waited for, once", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const waiting = vi.fn<() => void>();
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = openTimeWindow(60, () => now).within(() => promise, waiting);
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
    await openTimeWindow(60, () => now).within(() => Promise.resolve(), waiting);
    vi.advanceTimersByTime(60_000);
    expect(waiting).not.toHaveBeenCalled();
  });
});
