import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tries } from "../../how-many.ts";
import { useDemoTenants } from "../../stack/demo-tenants.ts";
import { startBystander } from "../../stack/graph-answers.ts";
import type { Draft } from "./draft.ts";
import { playInProcess } from "./in-process.ts";
import { faultSeed } from "./seed.ts";
import { anySequence, type Sequence } from "./sequence.ts";
import { tokenKindNames } from "./token-kinds.ts";

const start = useDemoTenants();
const seed = faultSeed();

/** A slow fault keeps only its own lane waiting. */
const lanes = 8;
const inLane = tries(125);
/** Milliseconds. A check that takes longer than the first hangs. */
const [longestCheck, longestSearch, longestTest] = [60_000, 600_000, 660_000];

test(
  `${lanes * inLane} random sequences of faults break no promise (FAULT_SEED=${seed})`,
  { timeout: longestTest },
  async () => {
    const bystander = await startBystander();
    let failed: number | undefined;
    const explore = (lane: number) => async (sequence: Sequence) => {
      // Once a lane has failed it is left alone to look for its simplest sequence.
      if ((failed ?? lane) !== lane) return;
      const { broken } = await playInProcess(sequence, start, bystander.origin);
      if (broken.length === 0) return;
      failed ??= lane;
      if (failed === lane) throw new Error(broken.join("\n"));
    };
    const explored = Array.from({ length: lanes }, (_, lane) =>
      fc.assert(fc.asyncProperty(anySequence, explore(lane)), {
        seed: seed + lane,
        numRuns: inLane,
        timeout: longestCheck,
        interruptAfterTimeLimit: longestSearch,
        markInterruptAsFailure: true,
      }),
    );
    await Promise.all(explored);
    expect(bystander.arrivals).toEqual([]);
  },
);

const draft: Draft = {
  tokens: [],
  certificate: undefined,
  vppTokens: [],
  readsDevices: true,
  pageSize: 1,
  devicePageSize: 1,
  order: 0,
};

describe("without a fault something is said of a token that is not healthy, and only of that:", () => {
  test.for(tokenKindNames)("%s", async (kind) => {
    const tokens = [{ kind, pinned: false, recorded: true }];
    const sequence = { draft: { ...draft, tokens }, strikes: [], timeoutSeconds: 60 };
    const { truths, seen, broken } = await playInProcess(sequence, start, "http://127.0.0.1:1");
    expect(broken).toEqual([]);
    for (const [name, { state }] of truths)
      expect(Object.keys(seen.findings[name] ?? {}).length > 0).toBe(state !== "healthy");
  });
});
