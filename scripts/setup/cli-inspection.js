import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isExecutable, lastLine, run } from "./processes.js";
import { isCompatible } from "./versions.js";

/** The CLI, the host that runs Node programs, and the provider of dynamic resources. */
export const cliFiles = /** @type {const} */ ([
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-resource-pulumi-nodejs",
]);

/** @typedef {{ version?: string, problem?: string }} Finding */

/**
 * The version of the CLI in the folder, or why there is none to use.
 * @param {string} folder
 * @param {string} wanted
 * @returns {Promise<Finding>}
 */
export async function inspectCli(folder, wanted) {
  const files = cliFiles.map((name) => join(folder, "bin", name));
  const missing = files.find((file) => !isExecutable(file));
  if (missing) return { problem: `${missing} is missing` };
  const stamp = join(folder, ".checked.json");
  const identity = files.map(identityOf);
  const known = readStamp(stamp);
  const isKnown = JSON.stringify(known?.identity) === JSON.stringify(identity);
  const finding = isKnown && known ? known.finding : await askVersion(files[0] ?? "");
  if (!finding.version) return finding;
  if (!isCompatible(finding.version, wanted)) {
    return { problem: `${files[0]} is Pulumi ${finding.version}` };
  }
  if (!isKnown) writeStamp(stamp, { identity, finding });
  return finding;
}

/**
 * @param {string} pulumi
 * @returns {Promise<Finding>}
 */
export async function askVersion(pulumi) {
  const outcome = await run(pulumi, ["version"], {
    env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutMs: 20_000,
  });
  const version = /^v?(\d+\.\d+\.\d+\S*)$/m.exec(outcome.output)?.[1];
  if (outcome.code === 0 && version) return { version };
  return { problem: `${pulumi} does not answer \`pulumi version\` (${lastLine(outcome)})` };
}

/** @param {string} file */
function identityOf(file) {
  const { ino, size, mtimeMs } = statSync(file);
  return { ino, size, mtimeMs };
}

/**
 * @param {string} file
 * @returns {{ identity: unknown, finding: Finding } | undefined}
 */
function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {{ identity: unknown, finding: Finding }} stamp
 */
function writeStamp(file, stamp) {
  try {
    writeFileSync(file, JSON.stringify(stamp));
  } catch {
    // A folder that cannot be written is asked again each time.
  }
}
