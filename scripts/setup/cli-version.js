import { join } from "node:path";
import { isExecutable, lastLine, run } from "./processes.js";
import { isCompatible } from "./versions.js";

/**
 * @typedef {object} Request
 * @property {string} root the checkout
 * @property {string} version the version of the CLI that is wanted
 * @property {string} folder where to put it, in its folder `bin`
 */
/** @typedef {(request: Request) => Promise<void>} Source throws where it has nothing to give */

/** The CLI, the host that runs Node programs, and the provider of dynamic resources. */
export const cliFiles = /** @type {const} */ ([
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-resource-pulumi-nodejs",
]);

/**
 * The version of the CLI in the folder; throws where there is none to use.
 * @param {string} folder
 * @param {string} wanted
 */
export async function versionIn(folder, wanted) {
  const files = cliFiles.map((name) => join(folder, "bin", name));
  const missing = files.find((file) => !isExecutable(file));
  if (missing) throw new Error(`${missing} is missing`);
  return await compatibleVersion(join(folder, "bin", "pulumi"), wanted);
}

/**
 * @param {string} pulumi
 * @param {string} wanted
 */
export async function compatibleVersion(pulumi, wanted) {
  const env = { PULUMI_SKIP_UPDATE_CHECK: "true" };
  const outcome = await run(pulumi, ["version"], { env, timeoutMs: 20_000 });
  const version = /^v?(\d+\.\d+\.\d+\S*)$/m.exec(outcome.output)?.[1];
  if (outcome.code !== 0 || !version) {
    throw new Error(`${pulumi} does not answer \`pulumi version\` (${lastLine(outcome)})`);
  }
  if (!isCompatible(version, wanted)) throw new Error(`${pulumi} is Pulumi ${version}`);
  return version;
}
