/**
 * Builds the Pulumi CLI with Go, for machines that reach a Go module proxy and cannot
 * reach the official release. Deleting this folder only takes that way of set-up away.
 */
import { chmodSync, copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { executablesOnPath, lastLine, run } from "../setup/processes.js";
import { say, sayProgress } from "../setup/say.js";
import { isAtLeast, isCompatible } from "../setup/versions.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** @type {import("../setup/cli-version.js").Source} */
export async function buildPulumi({ root, version, folder }) {
  const { goNeeded, pulumi } = wantedVersions();
  if (!isCompatible(pulumi, version)) throw new Error(`only ${pulumi} can be built from source`);
  const found = await goVersion();
  if (!found) throw new Error(`Go ${goNeeded} or later, which could build it, is not on PATH`);
  if (!isAtLeast(found, goNeeded)) {
    throw new Error(`Go ${goNeeded} or later could build it, this is ${found}`);
  }
  say(`building Pulumi ${pulumi} with Go ${found} (once, about 5 minutes)`);
  await compile(pulumi, join(folder, "bin"));
  const provider = "pulumi-resource-pulumi-nodejs";
  copyFileSync(
    join(root, "node_modules", "@pulumi", "pulumi", provider),
    join(folder, "bin", provider),
  );
  installLanguageHost(folder);
}

function wantedVersions() {
  const text = readFileSync(join(here, "go.mod"), "utf8");
  const goNeeded = /^go (\S+)$/m.exec(text)?.[1];
  const pulumi = /pulumi\/pkg\/v3 v(\S+)/.exec(text)?.[1];
  if (!goNeeded || !pulumi) throw new Error("scripts/pulumi-from-source/go.mod names no versions");
  return { goNeeded, pulumi };
}

async function goVersion() {
  if (executablesOnPath("go").length === 0) return undefined;
  const { output } = await run("go", ["env", "GOVERSION"], { cwd: here, timeoutMs: 60_000 });
  return /go(\d+\.\d+\S*)/.exec(output)?.[1];
}

/**
 * @param {string} version
 * @param {string} bin
 */
async function compile(version, bin) {
  const flags = ["-trimpath", "-tags", "osusergo,grpcnotrace"];
  const linker = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const packages = await listPackages();
  const build = go(["install", "-v", ...flags, "-ldflags", linker, "tool"], { GOBIN: bin });
  const detail = () => `${build.lines()} of at most ${packages} Go packages compiled`;
  const outcome = await sayProgress(build.outcome, detail);
  if (outcome.code !== 0) throw new Error(`the build failed: ${lastLine(outcome)}`);
}

/** Downloads the modules, which the build needs as well. */
async function listPackages() {
  const list = go(["list", "-deps", "tool"]);
  const outcome = await sayProgress(list.outcome, () => `${list.lines()} Go modules downloaded`);
  if (outcome.code !== 0) {
    throw new Error(`the Go modules could not be downloaded: ${lastLine(outcome)}`);
  }
  return outcome.output.split("\n").filter((line) => !line.startsWith("go: ")).length;
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function go(args, env) {
  let lines = 0;
  const outcome = run("go", args, {
    cwd: here,
    env: { GOFLAGS: "-mod=readonly", GOWORK: "off", ...env },
    onOutput: (text) => {
      lines += text.split("\n").length - 1;
    },
  });
  return { outcome, lines: () => lines };
}

/**
 * A copy, because the CLI outlives the checkout that built it.
 * @param {string} folder
 */
function installLanguageHost(folder) {
  cpSync(join(here, "language-host"), join(folder, "language-host"), { recursive: true });
  writeFileSync(join(folder, "language-host", "package.json"), '{ "type": "module" }\n');
  const launcher = join(folder, "bin", "pulumi-language-nodejs");
  const script = '#!/bin/sh\nexec node "$(dirname "$0")/../language-host/language-host.ts" "$@"\n';
  writeFileSync(launcher, script);
  chmodSync(launcher, 0o755);
}
