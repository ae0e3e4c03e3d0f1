import * as fc from "fast-check";
import { anyDraft, asObject, type Draft } from "./draft.ts";
import { anyPlan, isSlow, type Strike } from "./plan.ts";

/** A tenant, what happens to its requests, and how long is waited. */
export interface Sequence {
  readonly draft: Draft;
  readonly strikes: readonly Strike[];
  readonly timeoutSeconds: number;
}

/** Slow faults use up the budget by the real clock; other waits move an injected one only. */
export const anySequence: fc.Arbitrary<Sequence> = fc
  .record(
    {
      draft: anyDraft,
      strikes: anyPlan,
      timeoutSeconds: fc.constantFrom(60, 60, 10, 5),
    },
    asObject,
  )
  .map((sequence) => ({
    ...sequence,
    timeoutSeconds: sequence.strikes.some(isSlow) ? 1 : sequence.timeoutSeconds,
  }));
