import { join } from "node:path";
import { Command } from "commander";
import { packageRoot } from "../package-root.ts";
import { print } from "../print.ts";

export function packPathCommand(): Command {
  return new Command("pack-path").action(() => print(`${join(packageRoot, "policy")}\n`));
}
