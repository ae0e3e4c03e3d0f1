import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { wantedCli } from "../../scripts/setup/cli.js";

const root = join(import.meta.dirname, "../..");

/** What the image says that its container runs, and in which environment. */
export const image = imageIn(readFileSync(join(root, "stack/azure/image/Dockerfile"), "utf8"));

function imageIn(dockerfile: string) {
  const lines = dockerfile.replaceAll("\\\n", " ").split("\n");
  const after = (instruction: string) =>
    lines
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1));
  const command: unknown = JSON.parse(after("CMD").at(-1) ?? "");
  return {
    command: z.array(z.string()).parse(command),
    user: after("USER").at(-1),
    env: Object.fromEntries(
      after("ENV").flatMap((line) =>
        [...line.matchAll(/(\w+)=(\S+)/g)].map(([, key = "", value = ""]) => [key, value]),
      ),
    ),
  };
}

/** How a container's command ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder as the image's, where a command can be run as its container would. */
export interface Container extends Disposable {
  /**
   * Runs a command with nothing in its environment but this, the image's own, and a folder for what
   * Node compiled, which halves what a run takes.
   */
  readonly run: (
    command: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => Promise<Ended>;
  /** What was left in the only folder that it may write to. */
  readonly temporary: string;
}

/**
 * Folders that the command cannot write to: the package as it is in the project or as it is
 * installed, and Pulumi's CLI.
 * @param installed a folder that the package is installed in
 */
export async function openContainer(installed?: string): Promise<Container> {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-container-"));
  const [cli, temporary] = [join(folder, "cli"), join(folder, "tmp")];
  const { NODE_OPTIONS } = process.env;
  const cache = join(root, ".tmp", "compile-cache-of-containers");
  const app = installed ?? linked(join(folder, "app"));
  // As in the image, it lies where everybody may read.
  cpSync(wantedCli(root).folder, cli, { recursive: true });
  mkdirSync(temporary);
  mkdirSync(cache, { recursive: true });
  for (const each of [folder, cli, app, join(app, "node_modules")]) chmodSync(each, 0o555);
  const user = nobody(root, app);
  for (const each of [temporary, cache]) if (user) chownSync(each, user.uid, user.gid);
  const path = [join(cli, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  return {
    temporary,
    run: async ([file = "", ...args], env) => {
      const child = spawn(join(app, file), args, {
        cwd: app,
        env: { ...within(temporary), NODE_COMPILE_CACHE: cache, NODE_OPTIONS, ...env, PATH: path },
        stdio: ["ignore", "pipe", "pipe"],
        ...user,
      });
      const closed = new Promise<number | null>((done) => child.on("close", done));
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { status: await closed, out, err };
    },
    [Symbol.dispose]() {
      for (const each of [folder, app, join(app, "node_modules")]) chmodSync(each, 0o755);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the folder of a program in which the project is installed. */
function linked(app: string): string {
  mkdirSync(join(app, "node_modules", ".bin"), { recursive: true });
  symlinkSync(root, join(app, "node_modules", "pulumi-apple-ade"));
  symlinkSync("../pulumi-apple-ade/cli/apple-ade.js", join(app, "node_modules/.bin/apple-ade"));
  return app;
}

/** The image's environment, with a temporary folder of its own for the one of the machine. */
function within(temporary: string): Record<string, string> {
  const entries = Object.entries(image.env).map(([key, value]) => [
    key,
    value.replace(/^\/tmp\b/, temporary),
  ]);
  return { ...Object.fromEntries(entries), TMPDIR: temporary };
}

/** Somebody without rights, if this process may become that, and that may read these folders. */
function nobody(...folders: readonly string[]) {
  if (process.getuid?.() !== 0) return undefined;
  return folders.every(isOpen) ? { uid: 65_534, gid: 65_534 } : undefined;
}

function isOpen(folder: string): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (parent === folder || isOpen(parent));
}
