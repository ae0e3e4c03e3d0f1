import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, it, test } from "vitest";
import { stackFile } from "../../../stack/resources/stack-configuration.ts";

let root = "";

beforeEach(async () => {
  await runtime.setMocks(
    { newResource: () => ({ id: "", state: {} }), call: () => ({}) },
    "p",
    "demo",
  );
  root = mkdtempSync(join(tmpdir(), "apple-ade-stack-file-"));
  writeFileSync(join(root, "Pulumi.demo.yaml"), "usual");
  writeFileSync(join(root, "other.yaml"), "named");
});

afterEach(() => rmSync(root, { recursive: true }));

it("is found where the project says, by the ending of the project's own file", () => {
  writeFileSync(join(root, "Pulumi.json"), '{"name": "ade", "stackConfigDir": "stacks"}');
  mkdirSync(join(root, "stacks"));
  writeFileSync(join(root, "stacks", "Pulumi.demo.json"), "elsewhere");
  expect(stackFile(root, {})).toBe("elsewhere");
});

test.for([
  { what: "the usual one", env: {}, found: "usual" },
  { what: "the named one", env: { PULUMI_OPTION_CONFIG_FILE: "other.yaml" }, found: "named" },
  { what: "none, where it is not there", env: { PULUMI_OPTION_CONFIG_FILE: "no.yaml" }, found: "" },
])("the stack's file is $what", ({ env, found }) => {
  expect(stackFile(root, env)).toBe(found);
});
