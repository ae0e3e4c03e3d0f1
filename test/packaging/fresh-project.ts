import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { packageRoot } from "../../cli/package-root.ts";
import { withLock } from "../../scripts/setup/lock.js";

const run = promisify(execFile);
const shelf = process.env["PACKED"] ?? "";

const packs = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
]);

/** A Pulumi program of somebody else, as it is before the package is installed. */
export interface Program {
  /** The project's name in `Pulumi.yaml`, and its folder's. */
  readonly project: string;
  /** The version of Node that it runs with, if it is not this one. */
  readonly node?: string;
  /** `package.json`, without what every program has in it. */
  readonly package: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A program with the package installed. */
export interface Installed {
  readonly folder: string;
  /** With the project's own executables first, then its Node. */
  readonly path: string;
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
}

/** A folder for projects, outside of this one, whose packages must not be found. */
export function openHome(name: string): string {
  const home = join(shelf, name);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  return home;
}

/** Writes the program to a folder of its own and installs what it needs. */
export async function install(
  { project, node, dependencies, files, ...program }: Program,
  home: string,
): Promise<Installed> {
  const folder = join(home, project);
  copyProject(await withPackages(dependencies), folder);
  const manifest = { name: project, private: true, ...program.package, dependencies };
  const all = {
    "package.json": JSON.stringify(manifest),
    "Pulumi.yaml": `name: ${project}\nruntime: nodejs\n`,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(folder, file), text);
  const path = [
    join(folder, "node_modules", ".bin"),
    node === undefined ? dirname(process.execPath) : await installNode(node),
    process.env["PATH"] ?? "",
  ].join(delimiter);
  return {
    folder,
    path,
    async run(command, ...args) {
      const env = { ...process.env, PATH: path };
      return (await run(command, [...args], { cwd: folder, env })).stdout.trim();
    },
  };
}

/** A folder in which npm has installed these packages beside this one: once in a run. */
async function withPackages(dependencies: Program["dependencies"]): Promise<string> {
  const { tarball } = await pack(packageRoot);
  const text = JSON.stringify({
    private: true,
    dependencies: { ...dependencies, "pulumi-apple-ade": `file:${tarball}` },
  });
  return onceInRun(`with-${createHash("sha256").update(text).digest("hex")}`, async (home) => {
    const folder = join(home, "project");
    copyProject(await begin(), folder);
    writeFileSync(join(folder, "package.json"), text);
    await run("npm", ["install", ...frugal], { cwd: folder });
    return folder;
  });
}

/** Installs a Node below `.tmp`, where the next run finds it, and gives the folder of its program. */
function installNode(version: string): Promise<string> {
  const folder = join(packageRoot, ".tmp", `node-${version}`);
  const bin = join(folder, "node_modules", ".bin");
  mkdirSync(folder, { recursive: true });
  return withLock(`${folder}.lock`, `Node ${version}`, async () => {
    const manifest = { private: true, allowScripts: { node: true } };
    if (existsSync(join(bin, "node"))) return bin;
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    await run("npm", ["install", ...frugal, `node@${version}`], { cwd: folder });
    return bin;
  });
}

/** What the README has somebody type, in the order in which it stands there. */
export function readmeCommands(): readonly string[] {
  const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
  const [, part = ""] =
    /<!-- from an empty directory -->([^]*?)<!-- \/from an empty directory -->/.exec(readme) ?? [];
  return [...part.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) =>
    block.split("\n").filter((line) => line !== ""),
  );
}

/** How the README says that the package is installed. */
export const installs = "npm install pulumi-apple-ade ";

/**
 * The project that the README begins with, in an empty directory: up to what it installs. To
 * install all packages takes npm 18 s of processor, so that this happens once in a run.
 */
export async function begin(): Promise<string> {
  const { tarball } = await pack(packageRoot);
  return onceInRun("begun", async (home) => {
    const commands = readmeCommands();
    const end = commands.findIndex((line) => line.startsWith(installs));
    const script = commands
      .slice(0, end + 1)
      // What is not published here comes from the packed file.
      .map((line) => line.replace(installs, `npm install ${frugal.join(" ")} ${tarball} `));
    const { stdout } = await run("bash", ["-ec", [...script, "pwd"].join("\n")], { cwd: home });
    return stdout.trimEnd().split("\n").at(-1) ?? "";
  });
}

const frugal = ["--no-audit", "--no-fund", "--prefer-offline"];

/** A project with its packages; npm replaces the files of packages, and writes into its own. */
export function copyProject(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [old, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyProject(old, copy);
    else if (entry.isFile() && !/^\.?package(?:-lock)?\.json$/.test(entry.name))
      linkSync(old, copy);
    else cpSync(old, copy, { verbatimSymlinks: true });
  }
}

/** What `npm pack` makes of a package's folder: once in a run, as it is built in that folder. */
export async function pack(folder: string) {
  const list = await onceInRun(`packed-${basename(folder)}`, async (home) => {
    const args = ["pack", "--json", "--pack-destination", home];
    const { stdout } = await run("npm", args, { cwd: folder });
    // The build's own lines come before the JSON.
    writeFileSync(join(home, "packed.json"), stdout.slice(stdout.indexOf("[")));
    return join(home, "packed.json");
  });
  const [{ filename, files }] = packs.parse(JSON.parse(readFileSync(list, "utf8")));
  return { tarball: join(dirname(list), filename), files: files.map(({ path }) => path) };
}

/** Makes something in a folder of the shelf, and remembers where it is. */
function onceInRun(name: string, make: (home: string) => Promise<string>): Promise<string> {
  const home = join(shelf, name);
  return withLock(join(shelf, `${name}.lock`), name, async () => {
    const made = join(home, "made");
    if (!existsSync(made)) {
      mkdirSync(home);
      writeFileSync(made, await make(home));
    }
    return readFileSync(made, "utf8");
  });
}
