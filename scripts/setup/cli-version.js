import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isExecutable, lastLine, run } from "./processes.js";
import { isCompatible } from "./versions.js";

/**
 * @typedef {object} Request
 * @property {string} root the checkout
 * @property {string} version the version of the CLI that is wanted
 * @property {boolean} exact no later one will do
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
 * The version of the CLI in the folder; throws where there is none to use. To ask the CLI itself
 * takes longer than all other set-up that finds nothing to do: once asked, it is told by its files.
 * @param {Request} request
 */
export async function versionIn({ folder, ...wanted }) {
  const files = cliFiles.map((name) => join(folder, "bin", name));
  const missing = files.find((file) => !isExecutable(file));
  if (missing) throw new Error(`${missing} is missing`);
  const stamp = join(folder, "setup.json");
  const told = files.map((file) => [statSync(file).size, statSync(file).mtimeMs]);
  const seen = JSON.stringify([wanted.version, wanted.exact, told]);
  const [version, before] = readStamp(stamp);
  if (before === seen) return version;
  const found = await acceptedVersion(join(folder, "bin", "pulumi"), wanted);
  writeStamp(stamp, [found, seen]);
  return found;
}

/**
 * @param {string} file
 * @param {readonly string[]} content
 */
function writeStamp(file, content) {
  try {
    writeFileSync(file, JSON.stringify(content));
  } catch {
    // It is asked again where nothing can be written.
  }
}

/** @param {string} file */
function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
}

/**
 * @param {string} pulumi
 * @param {Pick<Request, "version" | "exact">} wanted
 */
export async function acceptedVersion(pulumi, { version: wanted, exact }) {
  const env = { PULUMI_SKIP_UPDATE_CHECK: "true" };
  const outcome = await run(pulumi, ["version"], { env, timeoutMs: 20_000 });
  const version = /^v?(\d+\.\d+\.\d+\S*)$/m.exec(outcome.output)?.[1];
  if (outcome.code !== 0 || !version) {
    throw new Error(`${pulumi} does not answer \`pulumi version\` (${lastLine(outcome)})`);
  }
  if (exact ? version !== wanted : !isCompatible(version, wanted)) {
    throw new Error(`${pulumi} is Pulumi ${version}`);
  }
  return version;
}
