import * as fc from "fast-check";
import { expect, it } from "vitest";
import { middleware } from "../../../stack/graph/middleware.ts";
import { ReadFailure } from "../../../stack/graph/read-failure.ts";
import { retry, retryDelay } from "../../../stack/graph/retry.ts";
import { now, recordEffects } from "../effects.ts";

const wish = fc.oneof(
  fc.integer({ min: -10, max: 2000 }).map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: false }).map((date) => String(date)),
  fc.constantFrom("Infinity", "-Infinity", "1e400", "9".repeat(400), "0x10", "", " ", "soon"),
  fc.string({ unit: "grapheme-ascii" }),
);

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it("the delay is a number that is not negative, whatever Graph asks for", () => {
  fc.assert(
    fc.property(fc.option(wish), fc.integer({ min: 1, max: 1100 }), random, (text, attempt, r) => {
      const delay = retryDelay(text, attempt, { now: () => now, random: () => r });
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(text === null ? delay : 0).toBeLessThanOrEqual(15_000);
    }),
  );
});

it("no wait ends after the time limit, and what would is not begun", async () => {
  const wishes = fc.array(fc.option(wish), { minLength: 6, maxLength: 6 });
  const budget = fc.integer({ min: 1, max: 600_000 });
  await fc.assert(
    fc.asyncProperty(wishes, budget, random, async (texts, milliseconds, r) => {
      const effects = recordEffects({ random: () => r });
      const { attempts, outcome } = await sixFailures(texts, milliseconds, effects);
      expect(outcome).toBeInstanceOf(ReadFailure);
      expect(effects.sleeps).toHaveLength(attempts - 1);
      expect(effects.sleeps.every((each) => each < milliseconds)).toBe(true);
      const waited = effects.sleeps.reduce((sum, each) => sum + each, 0);
      expect(waited).toBeLessThan(milliseconds);
      const early = String(outcome).endsWith("The next attempt would be after the time limit.");
      expect(early).toBe(attempts < 6);
    }),
  );
});

/** A service that is never available and asks each time for another wait. */
async function sixFailures(
  texts: readonly (string | null)[],
  milliseconds: number,
  effects: ReturnType<typeof recordEffects>,
) {
  let attempts = 0;
  const chain = retry(effects, new Date(now.getTime() + milliseconds));
  chain.setNext?.(
    middleware((context) => {
      const text = texts[attempts];
      const headers = text === null || text === undefined ? undefined : { "retry-after": text };
      context.response = new Response("", { status: 503, ...(headers && { headers }) });
      attempts += 1;
      return Promise.resolve();
    }),
  );
  const options = { signal: new AbortController().signal };
  const request = "https://graph.microsoft.com/beta/x";
  const outcome = await chain.execute({ request, options }).catch((error: unknown) => error);
  return { attempts, outcome };
}
