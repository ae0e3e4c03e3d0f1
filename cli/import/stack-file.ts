import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { renameOver } from "../replace-file.ts";
import { Unmergeable } from "./stack-document.ts";

/** The text of a stack's file; empty where there is none. Throws `Unmergeable`. */
export function readStackFile(file: string): string {
  if (!existsSync(file)) return "";
  const bytes = readFileSync(file);
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) throw new Unmergeable("it is no UTF-8 text");
  return text;
}

/**
 * Replaces a file whole, or not at all, with its mode kept. Throws `Unmergeable` where somebody
 * else has changed it since it was read.
 * @param before what it held then
 * @param approve looks at the new file, which has the same name in another folder, before that
 */
export async function replaceStackFile(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
  approve: (path: string) => Promise<void>,
): Promise<void> {
  const target = existsSync(file) ? realpathSync(file) : file;
  mkdirSync(dirname(target), { recursive: true });
  // Beside it, as a rename is whole only on one file system.
  const folder = mkdtempSync(join(dirname(target), ".apple-ade-"));
  try {
    const path = join(folder, basename(target));
    writeFileSync(path, after);
    await approve(path);
    // Once more: to look at a file, Pulumi may add to it.
    writeFileSync(path, after);
    if (readStackFile(file) !== before)
      throw new Unmergeable("it was changed meanwhile; run this again");
    if (existsSync(target)) chmodSync(path, statSync(target).mode);
    await renameOver(path, target);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
