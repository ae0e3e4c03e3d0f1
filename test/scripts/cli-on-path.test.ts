import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { linkFromPath } from "../../scripts/setup/cli-on-path.js";
import { cliOf } from "./machine.ts";

const provider = "node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs";
let machine: string;

beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  machine = mkdtempSync(join(tmpdir(), "path-"));
  mkdirSync(join(machine, "cli", "bin"), { recursive: true });
  vi.stubEnv(
    "PATH",
    ["bin", "node_modules/.bin", "lib"].map((name) => join(machine, name)).join(delimiter),
  );
});

afterEach(() => {
  rmSync(machine, { recursive: true });
});

function writeFiles(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(machine, name)), { recursive: true });
    writeFileSync(join(machine, name), text, { mode: 0o755 });
  }
}

const link = () =>
  linkFromPath({ root: machine, version: "3.259.0", exact: false, folder: join(machine, "cli") });
const inCli = (name: string) => join(machine, "cli", "bin", name);

describe("a Pulumi CLI on PATH", () => {
  test("is linked, with what is beside it", async () => {
    writeFiles(cliOf("bin", "3.259.0"));
    await link();
    for (const file of Object.keys(cliOf("bin", ""))) {
      expect(readlinkSync(join(machine, "cli", file))).toBe(join(machine, file));
    }
  });

  test("is linked with a language host from elsewhere on PATH and the provider of the SDK", async () => {
    writeFiles({
      "bin/pulumi": "#!/bin/sh\necho v3.259.0\n",
      "lib/pulumi-language-nodejs": "#!/bin/sh\n",
      [provider]: "#!/bin/sh\n",
    });
    await link();
    expect(readlinkSync(inCli("pulumi-language-nodejs"))).toContain("lib");
    expect(lstatSync(inCli("pulumi-resource-pulumi-nodejs")).isFile()).toBe(true);
  });

  test("is the second one when the first is too old", async () => {
    writeFiles({ ...cliOf("bin", "3.200.0"), ...cliOf("lib", "3.259.0") });
    await link();
    expect(readlinkSync(inCli("pulumi"))).toBe(join(machine, "lib/pulumi"));
  });

  test.for([
    { when: "is one version too old", files: cliOf("bin", "3.258.9"), reason: "is Pulumi 3.258.9" },
    { when: "has another major version", files: cliOf("bin", "4.0.0"), reason: "is Pulumi 4.0.0" },
    {
      when: "is a preview of the wanted version",
      files: cliOf("bin", "3.259.0-alpha.1"),
      reason: "is Pulumi 3.259.0-alpha.1",
    },
    {
      when: "has no language host",
      files: { "bin/pulumi": "#!/bin/sh\necho v3.259.0\n" },
      reason: "pulumi-language-nodejs is not beside",
    },
    {
      when: "does not run",
      files: { ...cliOf("bin", "3.259.0"), "bin/pulumi": "#!/bin/sh\necho broken\nexit 1\n" },
      reason: "does not answer `pulumi version` (broken)",
    },
    {
      when: "is the one npm put there",
      files: cliOf("node_modules/.bin", "3.259.0"),
      reason: "no Pulumi CLI is on PATH",
    },
  ])("is refused when it $when", async ({ files, reason }) => {
    writeFiles(files);
    await expect(link()).rejects.toThrow(reason);
  });
});
