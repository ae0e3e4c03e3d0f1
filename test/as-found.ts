import { afterEach, vi } from "vitest";

/** Files share a worker: the environment and functions that a test stands in for are back after it. */
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
