import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../cli/package-root.ts";

/** The package as npm installs it, with this project's libraries, and a project that checks with it. */
export interface Package extends Disposable {
  readonly folder: string;
}

export function openPackage(): Package {
  const kept = join(packageRoot, ".tmp");
  mkdirSync(kept, { recursive: true });
  const above = mkdtempSync(join(kept, "package-"));
  const pack = ["pack", "--silent", "--pack-destination", above];
  const tarball = execFileSync("npm", pack, { cwd: packageRoot, encoding: "utf8" }).trim();
  execFileSync("tar", ["-xzf", tarball.split("\n").at(-1) ?? ""], { cwd: above });
  const folder = join(above, "package");
  const runtime = "runtime: { name: nodejs, options: { typescript: false } }";
  const project = `name: apple-ade\nmain: dist/whole/stack/index.js\n${runtime}\n`;
  writeFileSync(join(folder, "Pulumi.yaml"), project);
  return { folder, [Symbol.dispose]: () => rmSync(above, { recursive: true, force: true }) };
}
