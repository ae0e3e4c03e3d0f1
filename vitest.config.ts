import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The CI script counts from the JSON report.
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: ".tmp/vitest.json" }]] : ["default"],
    coverage: {
      provider: "v8",
      include: ["policy/**/*.ts", "stack/**/*.ts"],
      exclude: ["policy/index.ts", "stack/index.ts"],
      thresholds: { "policy/**": { branches: 100 }, "stack/**": { branches: 90 } },
    },
  },
});
