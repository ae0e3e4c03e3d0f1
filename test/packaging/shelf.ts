import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf } from "../../cli/refusal.ts";

/** A folder for what is packed and installed, for all workers of a run; vitest calls it before and after them. */
export function setup(): () => void {
  const shelf = firstFree();
  // What is installed in it also runs as somebody else.
  chmodSync(shelf, 0o755);
  process.env["PACKED"] = shelf;
  return () => rmSync(shelf, { recursive: true, force: true });
}

/** Named as in the run before, so that Node finds again what it compiled of the packages. */
function firstFree(number = 1): string {
  const shelf = join(holdsPrograms(memory) ? memory : tmpdir(), `apple-ade-packed-${number}`);
  try {
    mkdirSync(shelf);
    return shelf;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return firstFree(number + 1);
  }
}

/** In memory, npm installs its thousands of small files in half the time. */
const memory = "/dev/shm";

/** Whether there is room for them, and what is in there may be run. */
function holdsPrograms(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  const mounts = readFileSync("/proc/mounts", "utf8").split("\n");
  const mount = mounts.find((line) => line.split(" ")[1] === folder);
  return bavail * bsize > 4 * 2 ** 30 && mount !== undefined && !/\bnoexec\b/.test(mount);
}
