/** What is mutated, and the pool in which its tests can be loaded anew for each mutant. */
const scopes = /** @type {const} */ ({
  policy: { mutate: ["policy/**/*.ts", "!policy/index.ts"], pool: "vmForks" },
  // The tests of transport and sign-in do not pass in a context of their own.
  reader: { mutate: ["stack/graph/**/*.ts", "stack/provider/**/*.ts"], pool: "forks" },
});

export const scope = process.env["MUTATE"] === "reader" ? "reader" : "policy";
const { mutate, pool } = scopes[scope];

/**
 * Two turns. In the first the tests keep what they have loaded, so that a mutant costs half a
 * second; the second loads it anew for each mutant of what runs while a module loads, and takes the
 * rest from the first.
 */
export const whileLoading = process.env["TURN"] === "loading";

/** Every mutator is on: messages are part of the product, and their text is asserted. */
export default {
  mutate,
  ignorePatterns: [".tmp", ".pulumi-home", "coverage", "dist"],
  testRunner: "vitest",
  // Never `testFiles`: with it Stryker 10.1 activates too late what runs while a module loads, and
  // such mutants survive wrongly (stryker-js#6144).
  vitest: {
    configFile: "test/mutation/vitest.config.ts",
    related: false,
    pool: whileLoading ? pool : "forks",
  },
  coverageAnalysis: "perTest",
  ignoreStatic: !whileLoading,
  incremental: true,
  incrementalFile: `.tmp/mutation/${scope}.json`,
  force: !whileLoading,
  concurrency: 2,
  // A timeout counts as a kill: on a busy machine a short one would make the score better.
  timeoutMS: 60_000,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: ".tmp/mutation/report.json" },
  tempDirName: ".tmp/mutation/sandbox",
};
