import { defineConfig } from "vitest/config";

const reader = process.env["MUTATE"] === "reader";

/** Goes before all others: the catalogue's snapshot kills most of what runs while a module loads. */
const first = reader ? "test/stack/provider/matching.test.ts" : "test/policy/catalog.test.ts";

/** They run the code in processes of their own, where no mutant lives, or take too long for each. */
const apart = [
  "test/stack/provider/*.properties.test.ts",
  "test/stack/provider/{concurrency,engine}.test.ts",
  "test/stack/resources/*.test.ts",
  "test/stack/declaration/*.test.ts",
];

export default defineConfig({
  test: {
    // A property on a busy machine; Stryker has a limit of its own.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "first", include: [first], sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: "rest",
          include: [reader ? "test/stack/**/*.test.ts" : "test/policy/**/*.test.ts"],
          exclude: [first, ...apart],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
