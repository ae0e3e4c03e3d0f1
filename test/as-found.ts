import { afterEach, vi } from "vitest";
import { few, tries } from "./how-many.ts";

/** Files share a worker: the environment and functions that a test stands in for are back after it. */
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** How often a property is tried that does not say. */
if (few) (await import("fast-check")).configureGlobal({ numRuns: tries(100) });
