import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "./blocks.ts";

/** The files that are stale, by their paths from the root; rewritten unless only checked. */
export function updateFiles(root: string, check: boolean, files: Files): readonly string[] {
  const stale = files.filter(([file, wanted]) => {
    const path = join(root, file);
    return !existsSync(path) || readFileSync(path, "utf8") !== wanted;
  });
  for (const [file, wanted] of check ? [] : stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), wanted);
  }
  return stale.map(([file]) => file);
}
