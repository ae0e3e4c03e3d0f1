import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { linkFromPath } from "./cli-on-path.js";
import { downloadRelease } from "./cli-release.js";
import { versionIn } from "./cli-version.js";
import { withLock } from "./lock.js";
import { say } from "./say.js";

/** @typedef {import("./cli-version.js").Request} Request */
/** @typedef {import("./cli-version.js").Source} Source */

/**
 * Makes `npx pulumi` work, which is scripts/pulumi/pulumi, and returns the version it then runs.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function installCli(root) {
  const request = wantedCli(root);
  const { version, folder } = request;
  return await versionIn(request).catch(() =>
    withLock(`${folder}.lock`, `Pulumi ${version}`, () =>
      versionIn(request).catch(() => installFromAny(request)),
    ),
  );
}

/**
 * @param {string} root
 * @returns {Request}
 */
export function wantedCli(root) {
  const named = process.env["PULUMI_VERSION"];
  const file = join(root, "scripts", "pulumi", "package.json");
  const version = named || JSON.parse(readFileSync(file, "utf8")).version;
  return { root, version, exact: Boolean(named), folder: join(pulumiHome(), "versions", version) };
}

/** Where the Pulumi CLI keeps what it installs. */
export function pulumiHome() {
  return process.env["PULUMI_HOME"] || join(homedir(), ".pulumi");
}

/** @param {Request} request */
async function installFromAny(request) {
  /** @type {string[]} */
  const refusals = [];
  for (const source of [linkFromPath, downloadRelease, buildFromSource]) {
    try {
      return await installFrom(source, request);
    } catch (error) {
      const refusal = error instanceof Error ? error.message : String(error);
      say(refusal);
      refusals.push(refusal);
    }
  }
  throw new Error(
    `Pulumi ${request.version} could not be installed: ${refusals.join("; ")}. ` +
      `Install Pulumi ${request.version} or later: https://www.pulumi.com/docs/install/`,
  );
}

/**
 * An installation that is not finished is beside its place, and never seen there.
 * @param {Source} source
 * @param {Request} request
 */
async function installFrom(source, request) {
  const { folder } = request;
  const partial = `${folder}.partial`;
  const remove = () => rmSync(partial, { recursive: true, force: true });
  remove();
  mkdirSync(join(partial, "bin"), { recursive: true });
  process.once("exit", remove);
  try {
    await source({ ...request, folder: partial });
    const installed = await versionIn({ ...request, folder: partial });
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
    return installed;
  } finally {
    process.off("exit", remove);
    remove();
  }
}

/** @type {Source} */
async function buildFromSource(request) {
  const build = new URL("../pulumi-from-source/build.js", import.meta.url);
  if (!existsSync(build)) throw new Error("scripts/pulumi-from-source is absent");
  const { buildPulumi } = await import(build.href);
  await buildPulumi(request);
}
