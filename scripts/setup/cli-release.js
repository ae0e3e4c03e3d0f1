import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lastLine, run } from "./processes.js";
import { say, sayProgress } from "./say.js";

const limitMs = 15 * 60_000;
/** What `curl` of the install script would wait for without end: a connection, and data. */
const curlLimits = "connect-timeout = 10\nspeed-limit = 1000\nspeed-time = 30\n";

/**
 * Lets the npm package `pulumi` download the official release.
 * @param {import("./pulumi-cli.js").Request} request
 * @param {number} [timeoutMs]
 */
export async function downloadRelease({ root, version, folder }, timeoutMs = limitMs) {
  say(`downloading Pulumi ${version} from get.pulumi.com`);
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  writeFileSync(join(temporary, ".curlrc"), `${userCurlSettings()}\n${curlLimits}`);
  const script = fileURLToPath(new URL("./download-release.js", import.meta.url));
  const node = join(root, "node_modules", ".bin", "node");
  const download = run(node, [script, join(root, "node_modules", "pulumi"), version, folder], {
    cwd: temporary,
    env: { TMPDIR: temporary, CURL_HOME: temporary, NODE_USE_ENV_PROXY: "1" },
    timeoutMs,
  });
  const outcome = await sayProgress(download, () => downloaded(temporary));
  rmSync(temporary, { recursive: true, force: true });
  if (outcome.timedOut) throw new Error("the download takes too long");
  if (outcome.code !== 0) throw new Error(`the download failed: ${lastLine(outcome)}`);
}

/** Proxies, for example. */
function userCurlSettings() {
  const homes = [process.env["CURL_HOME"], process.env["XDG_CONFIG_HOME"], homedir()];
  const files = homes.flatMap((home) => (home ? [join(home, ".curlrc")] : []));
  const file = files.find((candidate) => existsSync(candidate));
  return file ? readFileSync(file, "utf8") : "";
}

/** @param {string} folder */
function downloaded(folder) {
  const sizes = readdirSync(folder).map((name) => {
    return statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  });
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
