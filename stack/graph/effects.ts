import { setTimeout as wait } from "node:timers/promises";
import { plain } from "../../policy/text/write.ts";
import type { Tap } from "./tap.ts";

/** What the reader does to the world besides HTTP; tests bring their own. */
export interface Effects {
  /** The wall clock. */
  readonly now: () => Date;
  /** Resolves after `milliseconds`, rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** A line for the person who watches the run. */
  readonly say: (line: string) => void;
  /** Aborts when nobody waits for the answer any more. */
  readonly interrupted?: AbortSignal;
  readonly tap?: Tap;
}

export const realEffects: Effects = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
  random: Math.random,
  // The engine shows what a provider prints, and words of an answer may be part of it.
  say: (line) => console.log(plain(line)),
};
