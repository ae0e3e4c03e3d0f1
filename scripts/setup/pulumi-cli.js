import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { inspectCli } from "./cli-inspection.js";
import { linkFromPath } from "./cli-on-path.js";
import { downloadRelease } from "./cli-release.js";
import { isRunning, withLock } from "./lock.js";
import { cliFolder, wantedCliVersion } from "./pulumi-home.js";
import { say } from "./say.js";

/**
 * @typedef {object} Request
 * @property {string} root the checkout
 * @property {string} version the version of the CLI that is wanted
 * @property {string} folder where to put it, in its folder `bin`
 */
/** @typedef {(request: Request) => Promise<void>} Source throws where it has nothing to give */

/**
 * Makes `npx pulumi` work, and returns the version it then runs.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function installCli(root) {
  const version = wantedCliVersion(root);
  const folder = cliFolder(version);
  const found = await inspectCli(folder, version);
  if (found.version) return found.version;
  return await withLock(`${folder}.lock`, `Pulumi ${version}`, async () => {
    const meanwhile = await inspectCli(folder, version);
    return meanwhile.version ?? (await installFromAny(root, version, folder));
  });
}

/**
 * @param {string} root
 * @param {string} version
 * @param {string} folder
 */
async function installFromAny(root, version, folder) {
  /** @type {string[]} */
  const refusals = [];
  for (const source of [linkFromPath, downloadRelease, buildFromSource]) {
    try {
      return await installFrom(source, root, version, folder);
    } catch (error) {
      const refusal = error instanceof Error ? error.message : String(error);
      say(refusal);
      refusals.push(refusal);
    }
  }
  throw new Error(
    `Pulumi ${version} could not be installed: ${refusals.join("; ")}. ` +
      `Install Pulumi ${version} or later: https://www.pulumi.com/docs/install/`,
  );
}

/**
 * @param {Source} source
 * @param {string} root
 * @param {string} version
 * @param {string} folder
 */
async function installFrom(source, root, version, folder) {
  const partial = createPartial(folder);
  try {
    await source({ root, version, folder: partial });
    const { version: installed, problem } = await inspectCli(partial, version);
    if (!installed) throw new Error(problem);
    moveInto(folder, partial);
    return installed;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @type {Source} */
async function buildFromSource(request) {
  const build = new URL("../pulumi-from-source/build.js", import.meta.url);
  if (!existsSync(build)) throw new Error("scripts/pulumi-from-source is absent");
  const { buildPulumi } = await import(build.href);
  await buildPulumi(request);
}

/**
 * An installation that is not finished stands beside its place and is never seen there.
 * @param {string} folder
 */
function createPartial(folder) {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(String.raw`^${basename(folder)}\.partial-(\d+)`).exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) rmSync(join(parent, name), { recursive: true });
  }
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, "bin"), { recursive: true });
  process.once("exit", () => rmSync(partial, { recursive: true, force: true }));
  return partial;
}

/**
 * @param {string} folder
 * @param {string} partial
 */
function moveInto(folder, partial) {
  const replaced = `${partial}-replaced`;
  if (existsSync(folder)) renameSync(folder, replaced);
  renameSync(partial, folder);
  rmSync(replaced, { recursive: true, force: true });
}
