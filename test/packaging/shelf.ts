import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for what is packed and installed, for all workers of a run; vitest calls it before and after them. */
export function setup(): () => void {
  const shelf = mkdtempSync(join(tmpdir(), "apple-ade-packed-"));
  // What is installed in it also runs as somebody else.
  chmodSync(shelf, 0o755);
  process.env["PACKED"] = shelf;
  return () => rmSync(shelf, { recursive: true, force: true });
}
