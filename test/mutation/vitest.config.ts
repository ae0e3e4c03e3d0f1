import { defineConfig } from "vitest/config";

const reader = process.env["MUTATE"] === "reader";
const folder = reader ? "test/stack" : "test/policy";

/** They run the code in processes of their own, where no mutant lives, or take too long for each. */
const apart = [
  "test/stack/provider/*.properties.test.ts",
  "test/stack/provider/{concurrency,engine}.test.ts",
  "test/stack/resources/*.test.ts",
  "test/stack/declaration/*.test.ts",
];

/**
 * One group after the other: what kills most mutants at the least cost goes before the rest. The
 * catalogue's snapshot is for what runs while a module loads.
 */
const groups = [
  [reader ? "test/stack/provider/matching.test.ts" : "test/policy/catalog.test.ts"],
  [`${folder}/*/**/*.test.ts`],
  [`${folder}/*.test.ts`],
];

export default defineConfig({
  test: {
    // A property on a busy machine; Stryker has a limit of its own.
    testTimeout: 60_000,
    // See stryker.config.js. Without it, Node's own loader would not know what to load anew.
    ...(process.env["TURN"] !== "loading" && {
      isolate: false,
      experimental: { viteModuleRunner: false },
    }),
    projects: groups.map((include, groupOrder) => ({
      extends: true,
      test: {
        name: `${groupOrder}`,
        include,
        exclude: [...apart, ...groups.slice(0, groupOrder).flat()],
        sequence: { groupOrder },
      },
    })),
  },
});
