const scopes = /** @type {const} */ ({
  policy: { mutate: ["policy/**/*.ts", "!policy/index.ts"], pool: "vmForks" },
  // The tests of transport and sign-in do not pass in a context of their own.
  reader: {
    mutate: ["stack/graph/**/*.ts", "stack/provider/**/*.ts"],
    pool: "forks",
  },
});

const { mutate, pool } = scopes[process.env["MUTATE"] === "reader" ? "reader" : "policy"];

/** Every mutator is on: messages are part of the product, and their text is asserted. */
export default {
  mutate,
  ignorePatterns: [".tmp", ".pulumi-home", "coverage", "dist"],
  testRunner: "vitest",
  // Never `testFiles`: with it Stryker 10.1 activates too late what runs while a module loads, and
  // such mutants survive wrongly (stryker-js#6144).
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false, pool },
  coverageAnalysis: "perTest",
  concurrency: 2,
  // A timeout counts as a kill: on a busy machine a short one would make the score better.
  timeoutMS: 60_000,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: ".tmp/mutation/report.json" },
  tempDirName: ".tmp/mutation/sandbox",
};
