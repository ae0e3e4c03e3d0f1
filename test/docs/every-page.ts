import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

export const read = (file: string) => readFileSync(join(root, file), "utf8");

/** Every page that people read, by its path from the project's root. */
export const pages = ["*.md", "docs/**/*.md", "policy/*.md"].flatMap((pattern) =>
  globSync(pattern, { cwd: root }).map((file) => file.replaceAll("\\", "/")),
);
