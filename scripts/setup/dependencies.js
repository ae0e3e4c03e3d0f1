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
  const lock = join(root, ".tmp", "setup.lock");
  await withLock(lock, "the npm packages", async () => {
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
  if (!wanted) return "package-lock.json cannot be read";
  const installed = packagesIn(join(root, installedFile)) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || (entry.optional && !installed[path])) continue;
    if (!isSame(entry, installed[path]) || !existsSync(join(root, path, "package.json"))) {
      return `${path} is not the one in package-lock.json`;
    }
  }
  const extra = Object.keys(installed).find(
    (path) => !(path in wanted) && !installed[path]?.optional,
  );
  return extra && `${extra} is not in package-lock.json`;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} installed
 */
function isSame(wanted, installed) {
  if (!installed || wanted.version !== installed.version) return false;
  return wanted.integrity === undefined || wanted.integrity === installed.integrity;
}

/**
 * The version of the Node that npm scripts and `npx` use, which is one of the npm packages.
 * @param {string} root
 */
export async function nodeVersion(root) {
  const outcome = await run(join(root, "node_modules", ".bin", "node"), ["--version"], {
    timeoutMs: 10_000,
  });
  const version = lastLine(outcome).replace(/^v/, "");
  if (outcome.code === 0 && isAtLeast(version, wantedNode)) return version;
  throw new Error(
    `node_modules/.bin/node must be Node ${wantedNode} or later and answers "${lastLine(outcome)}"; ` +
      "`npm rebuild node --ignore-scripts=false` runs the install script it needs.",
  );
}
