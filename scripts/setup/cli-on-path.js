import { copyFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { askVersion, cliFiles } from "./cli-inspection.js";
import { executablesOnPath, isExecutable } from "./processes.js";
import { say } from "./say.js";
import { isCompatible } from "./versions.js";

/**
 * Links an installed CLI: upgraded in place, it stays in use, and nothing is there twice.
 * @type {import("./pulumi-cli.js").Source}
 */
export async function linkFromPath({ root, version, folder }) {
  const pulumi = await findOnPath(version);
  say(`using the Pulumi CLI at ${pulumi}`);
  for (const name of cliFiles) {
    const target = name === "pulumi" ? pulumi : findCompanion(pulumi, name);
    if (target) symlinkSync(target, join(folder, "bin", name));
  }
  const provider = "pulumi-resource-pulumi-nodejs";
  if (!findCompanion(pulumi, provider)) {
    const script = join(root, "node_modules", "@pulumi", "pulumi", provider);
    copyFileSync(script, join(folder, "bin", provider));
  }
}

/** @param {string} wanted */
async function findOnPath(wanted) {
  const refusals = [];
  for (const pulumi of executablesOnPath("pulumi").filter((file) => !isNpmWrapper(file))) {
    const { version, problem } = await askVersion(pulumi);
    if (!version) refusals.push(problem);
    else if (!isCompatible(version, wanted)) refusals.push(`${pulumi} is Pulumi ${version}`);
    else if (!findCompanion(pulumi, "pulumi-language-nodejs")) {
      refusals.push(`pulumi-language-nodejs is not beside ${pulumi}`);
    } else return pulumi;
  }
  throw new Error(refusals[0] ?? "no Pulumi CLI is on PATH");
}

/**
 * An npm package `pulumi` that is installed globally downloads as well, when asked its version.
 * @param {string} file
 */
function isNpmWrapper(file) {
  return realpathSync(file).split(sep).includes("node_modules");
}

/**
 * @param {string} pulumi
 * @param {string} name
 */
function findCompanion(pulumi, name) {
  const beside = [pulumi, realpathSync(pulumi)].map((file) => join(dirname(file), name));
  return [...beside, ...executablesOnPath(name)].find(isExecutable);
}
