import { describe, expect, it, test } from "vitest";
import { mayFallBack, middleware, signalOf } from "../../../stack/graph/middleware.ts";
import { ReadFailure } from "../../../stack/graph/read-failure.ts";
import { retry } from "../../../stack/graph/retry.ts";
import { now, recordEffects } from "../effects.ts";

describe("a request", () => {
  test.for([{}, { signal: null }, undefined])("is not made without a time limit: %j", (options) => {
    expect(() => signalOf({ request: "", ...(options && { options }) })).toThrow(
      "A Graph request was made without a time limit.",
    );
  });

  test.for<{ options: Readonly<Record<string, unknown>> | undefined; may: boolean }>([
    { options: undefined, may: false },
    { options: {}, may: false },
    { options: { hasFallback: 1 }, may: false },
    { options: { hasFallback: true }, may: true },
  ])("with $options may be made in another form: $may", ({ options, may }) => {
    expect(mayFallBack({ request: "", ...(options && { options }) })).toBe(may);
  });
});

describe("a request that fails again", () => {
  const noSignIn = new ReadFailure("unreachable", "No name.", { signIn: true });
  const busy = new ReadFailure("throttled", "Busy.");
  const late = new ReadFailure("time-limit", "Late.");

  it.for([
    { after: "a sign-in that failed", failures: [noSignIn, late], told: noSignIn },
    { after: "a request that failed", failures: [busy, late], told: late },
    { after: "both", failures: [noSignIn, busy, late], told: late },
  ])("by running out of time, tells of what came before: $after", async ({ failures, told }) => {
    const link = retry(recordEffects(), new Date(now.getTime() + 60_000));
    const left = [...failures];
    link.setNext?.(middleware(() => Promise.reject(left.shift())));
    const { signal } = new AbortController();
    await expect(link.execute({ request: "", options: { signal } })).rejects.toBe(told);
  });
});
