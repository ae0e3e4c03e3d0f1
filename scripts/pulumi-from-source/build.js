/**
 * Builds the Pulumi CLI with Go, for machines that reach a Go module proxy and cannot
 * reach the official release. Deleting this folder only takes that way of set-up away.
 */
import { chmodSync, copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { executablesOnPath, lastLine, run } from "../setup/processes.js";
import { say, sayProgress } from "../setup/say.js";
import { isAtLeast } from "../setup/versions.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** @type {import("../setup/cli-version.js").Source} */
export async function buildPulumi({ root, version, folder }) {
  const { goNeeded, pulumi } = wantedVersions();
  if (pulumi !== version) throw new Error(`only ${pulumi} can be built from source`);
  const found = await goVersion();
  if (!found) throw new Error(`Go ${goNeeded} or later, which could build it, is not on PATH`);
  if (!isAtLeast(found, goNeeded)) {
    throw new Error(`Go ${goNeeded} or later could build it, this is ${found}`);
  }
  say(`building Pulumi ${pulumi} with Go ${found} (once, about 8 minutes on two cores)`);
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
 * Compiles the one command and what it needs, of which the build cache may have a part.
 * @param {string} version
 * @param {string} bin
 */
async function compile(version, bin) {
  const linker = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const flags = ["-v", "-trimpath", "-tags", "osusergo,grpcnotrace", "-ldflags", linker];
  say("1 of 2: downloading the Go modules");
  const needed = await go(["list", "-deps", "tool"], {
    detail: (lines) => `${lines.filter(isDownload).length} modules`,
  });
  const all = needed.filter((line) => !isDownload(line)).length;
  say(`2 of 2: compiling at most ${all} Go packages`);
  await go(["install", ...flags, "tool"], {
    env: { GOBIN: bin },
    // The command itself is compiled last.
    detail: (lines) =>
      lines.includes(command) ? "linking" : `${lines.length} of at most ${all} packages`,
  });
}

const command = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";

/** @param {string} line */
function isDownload(line) {
  return line.startsWith("go: downloading ");
}

/**
 * The lines that Go prints. Throws with the last one where it fails.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, detail: (lines: readonly string[]) => string }} options
 */
async function go(args, { env, detail }) {
  let output = "";
  const lines = () => output.trimEnd().split("\n");
  const step = run("go", args, {
    cwd: here,
    env: { GOFLAGS: "-mod=readonly", GOWORK: "off", ...env },
    onOutput: (text) => {
      output += text;
    },
  });
  const outcome = await sayProgress(step, () => detail(lines()));
  if (outcome.code !== 0) throw new Error(`\`go ${args[0]}\` failed: ${lastLine(outcome)}`);
  return lines();
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
