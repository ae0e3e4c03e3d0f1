import { defineConfig } from "vitest/config";
import { scope, whileLoading } from "./stryker.config.js";

const folder = { policy: "test/policy", reader: "test/stack" }[scope];

/** They run the code in processes of their own, where no mutant lives, or take too long for each. */
const apart = [
  "test/stack/provider/*.properties.test.ts",
  "test/stack/provider/{concurrency,engine}.test.ts",
  "test/stack/resources/*.test.ts",
  "test/stack/declaration/*.test.ts",
  // Azure's library keeps for a process where it found an identity's endpoint.
  ...(whileLoading ? [] : ["test/stack/graph/sign-in/token-exchange.test.ts"]),
];

/** What kills most mutants at the least cost; the catalogue's snapshot is for what runs while a module loads. */
const first = {
  policy: "test/policy/catalog.test.ts",
  reader: "test/stack/provider/matching.test.ts",
}[scope];

/** What others may do to the reader; what keeps something for a process, alone. */
const asked = whileLoading
  ? "{endpoints,proxies,recordable,sign-in-redirect}"
  : "{endpoints,recordable}";
const last = {
  policy: "test/policy/*.test.ts",
  reader: `test/security/${asked}.test.ts`,
}[scope];

/** One group after the other. */
const groups = [[first], [`${folder}/*/**/*.test.ts`], [last]];

export default defineConfig({
  test: {
    // A test that waits for what a mutant does not do is killed by this.
    testTimeout: 12_000,
    // See stryker.config.js. Without it, Node's own loader would not know what to load anew.
    ...(!whileLoading && {
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
