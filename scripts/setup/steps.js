import { fileURLToPath } from "node:url";
import { installDependencies, nodeVersion } from "./dependencies.js";
import { installCli } from "./cli.js";
import { say } from "./say.js";
import { endWithChildrenOnSignals, executablesOnPath } from "./processes.js";

/**
 * Makes a fresh checkout ready: the npm packages, Node 24 among them, and the Pulumi CLI.
 * @param {URL} checkout
 */
export async function setUp(checkout) {
  endWithChildrenOnSignals();
  try {
    await runSteps(fileURLToPath(checkout));
  } catch (error) {
    console.error(`setup: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** @param {string} root */
async function runSteps(root) {
  if (process.platform === "win32") {
    throw new Error(
      "On Windows this needs WSL: run it in a WSL shell. The package itself runs without: see docs/windows.md.",
    );
  }
  if (executablesOnPath("npm").length === 0) {
    throw new Error("npm is not on PATH; it comes with Node, see https://nodejs.org/.");
  }
  await installDependencies(root);
  const node = await nodeVersion(root);
  const cli = await installCli(root);
  say(`ready (Node ${node}, Pulumi ${cli})`);
}
