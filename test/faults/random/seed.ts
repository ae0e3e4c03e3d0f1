import { randomInt } from "node:crypto";

/**
 * Where random sequences begin: always with the same, so that a red run is red again. To explore,
 * set `FAULT_SEED=random`; to repeat what a failing test printed, set `FAULT_SEED` to its seed.
 */
export function faultSeed({ FAULT_SEED: given = "1" } = process.env): number {
  const seed = given === "random" ? randomInt(1_000_000_000) : Number(given);
  if (!Number.isSafeInteger(seed)) throw new Error(`FAULT_SEED is no whole number: ${given}`);
  return seed;
}
