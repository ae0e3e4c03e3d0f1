import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.js";
import { lastLine, run } from "./processes.js";
import { say, sayProgress } from "./say.js";
import { isAtLeast } from "./versions.js";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

const wantedNode = "24.0.0";
/** npm writes it when it has finished, so it tells an interrupted installation. */
const installedFile = join("node_modules", ".package-lock.json");

/** @param {string} root */
export async function installDependencies(root) {
  if (firstDifference(root) === undefined) return;
  await withLock(join(root, ".tmp", "setup.lock"), "the npm packages", async () => {
    if (firstDifference(root) === undefined) return;
    say("installing the npm packages with `npm ci` (about half a minute)");
    // Removed first: `npm ci` deletes files in any order.
    rmSync(join(root, installedFile), { force: true });
    const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    const { code } = await sayProgress(run("npm", args, { cwd: root, inherit: true }));
    if (code !== 0) throw new Error(`\`npm ci\` failed (exit code ${code}); its message is above.`);
    const difference = firstDifference(root);
    if (difference) throw new Error(`\`npm ci\` has finished, and ${difference}; run this again.`);
  });
}

/**
 * Where node_modules is not what package-lock.json wants, or undefined.
 * @param {string} root
 */
export function firstDifference(root) {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const installed = packagesIn(join(root, installedFile));
  const path = Object.keys({ ...wanted, ...installed }).find((each) => {
    if (each === "" || (wanted[each]?.optional && !installed[each])) return false;
    return !isSame(wanted[each], installed[each]) || !existsSync(join(root, each, "package.json"));
  });
  return path && `${path} is not the one in package-lock.json`;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/**
 * @param {LockedPackage | undefined} wanted
 * @param {LockedPackage | undefined} installed
 */
function isSame(wanted, installed) {
  return (
    wanted !== undefined &&
    installed !== undefined &&
    wanted.version === installed.version &&
    wanted.integrity === installed.integrity
  );
}

/**
 * The version of the Node that npm scripts and `npx` use: the one among the npm packages, or, on a
 * system for which there is none, the one on PATH.
 * @param {string} root
 */
export async function nodeVersion(root) {
  const pinned = join(root, "node_modules", ".bin", "node");
  const node = existsSync(pinned) ? pinned : "node";
  const outcome = await run(node, ["--version"], { timeoutMs: 10_000 });
  const version = lastLine(outcome).replace(/^v/, "");
  if (outcome.code === 0 && isAtLeast(version, wantedNode)) return version;
  throw new Error(
    `${node} must be Node ${wantedNode} or later and answers "${lastLine(outcome)}"; ` +
      (node === pinned ? "`npm ci` installs it anew." : "install Node 24: https://nodejs.org/."),
  );
}
