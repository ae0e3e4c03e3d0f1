import { join } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";
import { nodeOptions } from "./cli/check/node-options.ts";

/** What runs the real Pulumi CLI, installs packages or starts a browser. */
const engine = [
  "test/{browser,e2e,packaging}/**/*.test.ts",
  "test/docs/several-tenants.test.ts",
  "test/security/{canaries,names-in-output,network}.test.ts",
];

/** Here the first sign-in, connection or signal of a process is the subject, which stays for its life. */
const alone = [
  "test/faults/{connections,outages}.test.ts",
  "test/faults/random/*.test.ts",
  "test/cli/{interrupted,import/no-sign-in}.test.ts",
  "test/demo/authentication.test.ts",
  "test/security/{proxies,sign-in-redirect}.test.ts",
  "test/stack/graph/sign-in/*.test.ts",
];

/**
 * What starts Node, `pulumi --help` or many a shell, what writes megabytes, the matrices of faults,
 * some of which last for seconds, and of hostile words in errors, and what `npm run check` asks too.
 */
const slow = [
  "test/cli/{apple-ade,command,interruption,scheduled,check/before-sdk,doctor/command}.test.ts",
  "test/cli/formats/markdown-length.test.ts",
  "test/demo/serve.test.ts",
  "test/faults/*.test.ts",
  "test/docs/{declaration,typed,workflows,pipelines/commands,pipelines/proposal,pipelines/steps}.test.ts",
  "test/scripts/**/*.test.ts",
  "test/security/error-texts.test.ts",
  "test/stack/azure/program.test.ts",
  "test/stack/provider/{concurrency,engine,keep-compiled,loading}.test.ts",
  "test/stack/resources/recorded.test.ts",
];

const leftOutIn = (mode: string) => (mode === "loop" ? slow : []);

/** As for users: the development builds of libraries check and trace themselves. */
const asNodeResolves: Plugin = {
  name: "as-node-resolves",
  configResolved({ ssr: { resolve } }) {
    if (resolve) resolve.conditions = ["node"];
  },
};

/** `vitest --mode loop`, as `npm run test:fast` says: without what is slow, and with few tries. */
export default defineConfig(({ mode }) => ({
  plugins: [asNodeResolves],
  test: {
    // Every core. More workers keep them busier, and each operation of the engine takes as much longer.
    maxWorkers: "100%",
    // Files share a worker, in which Node loads each module once: no test leaves anything behind.
    isolate: false,
    setupFiles: "test/as-found.ts",
    experimental: { viteModuleRunner: false },
    env: {
      // A preview starts four processes, each of which compiles Pulumi's SDK.
      NODE_COMPILE_CACHE: join(import.meta.dirname, ".tmp", "compile-cache"),
      NODE_OPTIONS: nodeOptions({}),
      // Pulumi's CLI ends within seconds; to collect its garbage takes an eighth of its processor time.
      GOGC: "off",
      GOMEMLIMIT: "1GiB",
      ...(mode === "loop" && { TRIES: "few" }),
    },
    // Nothing asserts a time: what ends a test that hangs is far beyond any that a busy machine needs.
    testTimeout: 60_000,
    // Removing an installed project is many files, on a machine that is busy.
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: [...engine, ...alone, ...leftOutIn(mode)],
        },
      },
      // Vitest takes projects by their names, "alone" before "engine" and "fast": what takes longest
      // begins first, so that no core waits for it.
      {
        extends: true,
        test: { name: "alone", include: alone, exclude: leftOutIn(mode), isolate: true },
      },
      {
        extends: true,
        test: { name: "engine", include: engine, globalSetup: "test/packaging/shelf.ts" },
      },
    ],
    // The CI script counts from the JSON report.
    reporters: process.env["CI"]
      ? ["default", ["json", { outputFile: ".tmp/vitest.json" }]]
      : ["default"],
    coverage: {
      provider: "v8",
      include: ["policy/**/*.ts", "stack/**/*.ts", "cli/**/*.ts"],
      exclude: ["policy/index.ts", "stack/index.ts"],
      thresholds: {
        "policy/**": { branches: 100 },
        "stack/**": { branches: 95 },
        "cli/**": { branches: 95 },
      },
    },
  },
}));
