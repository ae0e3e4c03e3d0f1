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
  return textIn(read(file), "version", file);
}

/** The oldest version of Node or of the Pulumi CLI that this package works with. */
export function oldest(engine: "node" | "pulumi"): string {
  const file = "package.json";
  const manifest = read(file);
  const engines = isObject(manifest) && "engines" in manifest ? manifest.engines : undefined;
  return /\d+\.\d+\.\d+/.exec(textIn(engines, engine, file))?.[0] ?? "";
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, file), "utf8"));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function textIn(value: unknown, key: string, file: string): string {
  const entry = isObject(value) ? Object.entries(value).find(([name]) => name === key) : undefined;
  if (entry === undefined) throw new Error(`${file} names no ${key}.`);
  return String(entry[1]);
}
