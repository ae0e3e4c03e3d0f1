import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where `npx pulumi` and the Pulumi CLI itself keep what they install. */
export function pulumiHome() {
  return process.env["PULUMI_HOME"] || join(homedir(), ".pulumi");
}

/**
 * The version `npx pulumi` runs: there is one npm package for each version of the CLI.
 * @param {string} root
 * @returns {string}
 */
export function wantedCliVersion(root) {
  const file = join(root, "node_modules", "pulumi", "package.json");
  return process.env["PULUMI_VERSION"] || JSON.parse(readFileSync(file, "utf8")).version;
}

/** @param {string} version */
export function cliFolder(version) {
  return join(pulumiHome(), "versions", version);
}
