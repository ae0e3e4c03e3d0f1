import { defineConfig } from "vitest/config";

/** Folders of pure functions: their files share a worker, which saves starting one for each. */
const pure = ["test/policy/**/*.test.ts", "test/docs/**/*.test.ts"];

/** Nothing asserts a time: what ends a test that hangs is far beyond any that a busy machine needs. */
const testTimeout = 60_000;

export default defineConfig({
  test: {
    projects: [
      { test: { name: "pure", include: pure, isolate: false, testTimeout } },
      {
        test: {
          name: "whole",
          include: ["test/**/*.test.ts"],
          exclude: pure,
          testTimeout,
          // Removing an installed project is many files, on a machine that is busy.
          hookTimeout: 120_000,
        },
      },
    ],
    // The CI script counts from the JSON report.
    reporters: process.env["CI"]
      ? ["default", ["json", { outputFile: ".tmp/vitest.json" }]]
      : ["default"],
    coverage: {
      provider: "v8",
      include: ["policy/**/*.ts", "stack/**/*.ts"],
      exclude: ["policy/index.ts", "stack/index.ts"],
      thresholds: { "policy/**": { branches: 100 }, "stack/**": { branches: 90 } },
    },
  },
});
