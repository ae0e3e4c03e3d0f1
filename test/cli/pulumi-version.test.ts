import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { oldest } from "../../cli/package-root.ts";
import { isAtLeast, satisfies } from "../../cli/pulumi-version.ts";
import manifest from "../../package.json" with { type: "json" };

test.for([
  ["v3.274.0", true],
  ["v3.1000.0", true],
  ["4.0.0", true],
  ["v3.274.0-alpha.1", true],
  ["v3.273.9", false],
  ["v3.27.40", false],
  ["no version", false],
] as const)("%s against 3.274.0: %s", ([found, expected]) => {
  expect(isAtLeast(found, "3.274.0")).toBe(expected);
});

test.for([
  ["3.8.2", ">= 3.8.3 < 7", false],
  ["3.8.3", ">= 3.8.3 < 7", true],
  ["6.9.9", ">= 3.8.3 < 7", true],
  ["7.0.0", ">= 3.8.3 < 7", false],
  ["1.9.0", "^1.2.3 || >=2.0.0 <4.0.0", true],
  ["4.0.0", "^1.2.3 || >=2.0.0 <4.0.0", false],
  // What is not understood admits nothing.
  ["3.0.0", ">=1.0.0 ~3.0.0", false],
  ["3.0.0", "", false],
] as const)("%s in %s: %s", ([version, range, expected]) => {
  expect(satisfies(version, range)).toBe(expected);
});

test("the oldest versions are those of package.json, and tried on demand", () => {
  expect(manifest.scripts["test:compat"]).toContain(`PULUMI_VERSION=${oldest("pulumi")} `);
  expect([oldest("node"), oldest("pulumi")]).toEqual(["22.18.0", "3.259.0"]);
});

test.for(["Pulumi.yaml", "policy/PulumiPolicy.yaml"])("%s has Pulumi refuse others", (file) => {
  expect(parse(readFileSync(file, "utf8"))).toHaveProperty(
    "requiredPulumiVersion",
    manifest.engines.pulumi,
  );
});
