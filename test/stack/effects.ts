import type { Effects } from "../../stack/graph/effects.ts";

/** The wall clock of these tests, a little past a whole second. */
export const now = new Date("2026-11-23T10:15:30.750Z");

/** `now` as the facts carry it. */
export const observedAt = "2026-11-23T10:15:30Z";

export interface RecordedEffects extends Effects {
  /** Milliseconds of each wait. */
  readonly sleeps: readonly number[];
  readonly said: readonly string[];
}

/** Effects that wait for nothing; each wait moves the clock, and is written down. */
export function recordEffects(overrides: Partial<Effects> = {}): RecordedEffects {
  const sleeps: number[] = [];
  const said: string[] = [];
  const waited = () => sleeps.reduce((sum, each) => sum + each, 0);
  return {
    now: () => new Date(now.getTime() + waited()),
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
    say: (line) => said.push(line),
    ...overrides,
    sleeps,
    said,
  };
}
