import { flushCompileCache } from "node:module";
import { afterAll, afterEach, vi } from "vitest";

/** Files share a worker: the environment and functions that a test stands in for are back after it. */
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Vitest ends its workers with a signal, at which Node would not keep what it compiled. */
afterAll(() => {
  flushCompileCache();
});
