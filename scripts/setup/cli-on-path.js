import { copyFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { acceptedVersion, cliFiles } from "./cli-version.js";
import { executablesOnPath, isExecutable } from "./processes.js";
import { say } from "./say.js";

/**
 * Links an installed CLI: upgraded in place, it stays in use, and nothing is there twice.
 * @type {import("./cli-version.js").Source}
 */
export async function linkFromPath({ root, folder, ...wanted }) {
  const pulumi = await findOnPath(wanted);
  say(`using the Pulumi CLI at ${pulumi}`);
  for (const name of cliFiles) {
    const target = name === "pulumi" ? pulumi : findCompanion(pulumi, name);
    const link = join(folder, "bin", name);
    if (target) symlinkSync(target, link);
    else copyFileSync(join(root, "node_modules", "@pulumi", "pulumi", name), link);
  }
}

/** @param {Pick<import("./cli-version.js").Request, "version" | "exact">} wanted */
async function findOnPath(wanted) {
  const refusals = [];
  for (const pulumi of executablesOnPath("pulumi").filter((file) => !isNpmWrapper(file))) {
    try {
      await acceptedVersion(pulumi, wanted);
      if (findCompanion(pulumi, "pulumi-language-nodejs")) return pulumi;
      refusals.push(`pulumi-language-nodejs is not beside ${pulumi}`);
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
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
