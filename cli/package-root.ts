import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** This project's folder; where it is installed, the package's. */
export const packageRoot = dirname(resolve("pulumi-apple-ade/package.json"));

/** The version of this package. */
export function productVersion(): string {
  return versionIn("package.json");
}

/** The version that a package's file of this project names. Throws where there is none. */
export function versionIn(file: string): string {
  const read: unknown = JSON.parse(readFileSync(join(packageRoot, file), "utf8"));
  if (typeof read === "object" && read !== null && "version" in read) return String(read.version);
  throw new Error(`${file} names no version.`);
}
