import { chmodSync, mkdirSync, rmSync } from "node:fs";
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
  const shelf = join(tmpdir(), `apple-ade-packed-${number}`);
  try {
    mkdirSync(shelf);
    return shelf;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return firstFree(number + 1);
  }
}
