import { createHash } from "node:crypto";
import { createReadStream, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { lastLine, run } from "./processes.js";
import { say, sayProgress } from "./say.js";

/**
 * SHA-256 of the releases' archives by version, from Pulumi's own Homebrew formula
 * (https://github.com/pulumi/homebrew-tap, commit 51fb494), which also names the addresses.
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
export const checksums = {
  "3.259.0": {
    "darwin-arm64": "57c27f179e527e2cf9f62b841a448af72a020e44b2fb4ee0d9bd85556c00c864",
    "darwin-x64": "eaca4c3b8277bfa3ab061fa3b270d1c66358a0b2e613da8c5587a04b7226c534",
    "linux-arm64": "edc8327463a72160bb36cf82cf5062da9c8a244290a706d9980988e7bf486853",
    "linux-x64": "94ba357acac23d01474084c4b00098dc0f7bc70ce13f34c777459254a5f718e5",
  },
};

/** curl reads a person's own settings, such as a proxy, by itself. */
const curl = [
  ..."--fail --silent --show-error --location --proto =https --proto-redir =https".split(" "),
  ..."--connect-timeout 10 --speed-limit 1000 --speed-time 30 --max-time 900".split(" "),
];

/**
 * Downloads the official release, and unpacks it only when it has the checksum that it must have.
 * @param {import("./cli-version.js").Request} request
 */
export async function downloadRelease({ version, folder }) {
  const release = `https://github.com/pulumi/pulumi/releases/download/v${version}`;
  const name = `pulumi-v${version}-${process.platform}-${process.arch}.tar.gz`;
  const archive = join(folder, name);
  const wanted =
    checksums[version]?.[`${process.platform}-${process.arch}`] ??
    (await publishedChecksum(`${release}/pulumi-${version}-checksums.txt`, name));
  say(`downloading ${release}/${name}`);
  const bytes = () => statSync(archive, { throwIfNoEntry: false })?.size ?? 0;
  await sayProgress(
    fetched(["--output", archive, `${release}/${name}`]),
    () => `${Math.round(bytes() / 2 ** 20)} MB`,
  );
  const found = await sha256(archive);
  if (found !== wanted) throw new Error(`${name} has the SHA-256 ${found}, not ${wanted}`);
  const args = ["-xzf", archive, "--strip-components=1", "-C", join(folder, "bin")];
  const outcome = await run("tar", args);
  if (outcome.code !== 0) throw new Error(`the download cannot be unpacked: ${lastLine(outcome)}`);
  rmSync(archive);
}

/**
 * What the release itself says: that the download is whole, not who made it.
 * @param {string} list
 * @param {string} name
 */
async function publishedChecksum(list, name) {
  say(`no checksum of ${name} is pinned here: that of ${list} counts`);
  const line = (await fetched([list])).split("\n").find((each) => each.endsWith(`  ${name}`));
  if (!line) throw new Error(`${list} does not name ${name}`);
  return line.slice(0, 64);
}

/** @param {readonly string[]} args */
async function fetched(args) {
  const outcome = await run("curl", [...curl, ...args]);
  if (outcome.code !== 0) throw new Error(`the download failed: ${lastLine(outcome)}`);
  return outcome.output;
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
