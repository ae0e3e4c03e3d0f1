import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { packageRoot } from "../../cli/package-root.ts";
import { withLock } from "../../scripts/setup/lock.js";

const run = promisify(execFile);

const packs = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
]);

/** A Pulumi program of somebody else, as it is before the package is installed. */
export interface Program {
  /** The project's name in `Pulumi.yaml`, and its folder's. */
  readonly project: string;
  /** `package.json`, without what every program has in it. */
  readonly package: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A program with the package installed. */
export interface Installed {
  readonly folder: string;
  /** With the project's own executables first, so its own Node if it has one. */
  readonly path: string;
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
}

/**
 * Writes the program to a folder of its own and installs what it needs.
 * @param home outside of this project, whose packages must not be found
 * @param tarball the packed library
 */
export async function install(
  { project, dependencies, files, ...program }: Program,
  home: string,
  tarball: string,
): Promise<Installed> {
  const folder = join(home, project);
  const manifest = {
    name: project,
    private: true,
    ...program.package,
    dependencies: { ...dependencies, "pulumi-apple-ade": `file:${tarball}` },
    allowScripts: { node: true },
  };
  mkdirSync(folder);
  const all = {
    "package.json": JSON.stringify(manifest),
    "Pulumi.yaml": `name: ${project}\nruntime: nodejs\n`,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(folder, file), text);
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: folder });
  const path = [
    join(folder, "node_modules", ".bin"),
    dirname(process.execPath),
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

/** What `npm pack` makes of a package's folder: once in a run, as it is built in that folder. */
export function pack(folder: string) {
  const shelf = join(process.env["PACKED"] ?? "", basename(folder));
  return withLock(join(packageRoot, ".tmp", "pack.lock"), "a package", async () => {
    const list = join(shelf, "packed.json");
    if (!existsSync(list)) {
      mkdirSync(shelf, { recursive: true });
      const args = ["pack", "--json", "--pack-destination", shelf];
      const { stdout } = await run("npm", args, { cwd: folder });
      // The build's own lines come before the JSON.
      writeFileSync(list, stdout.slice(stdout.indexOf("[")));
    }
    const [{ filename, files }] = packs.parse(JSON.parse(readFileSync(list, "utf8")));
    return { tarball: join(shelf, filename), files: files.map(({ path }) => path) };
  });
}
