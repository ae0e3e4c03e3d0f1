import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { needs } from "./needs.ts";
import { schemaOf } from "./schema.ts";

/**
 * Puts an `azure-native` provider that checks inputs, and an Azure CLI in which nobody is signed
 * in, into a folder; what it makes is a file each in `things`. Gives the `PATH` on which Pulumi and the program find them first.
 */
export function installAzureNative(folder: string): string {
  const schema = join(folder, "schema.json");
  mkdirSync(folder, { recursive: true });
  writeFileSync(schema, JSON.stringify(schemaOf(needs)));
  mkdirSync(join(folder, "things"), { recursive: true });
  const provider = fileURLToPath(new URL("./provider.ts", import.meta.url));
  executable("pulumi-resource-azure-native", `exec node "${provider}" "${schema}" "$@"`);
  executable("az", "exit 1");
  return [folder, process.env["PATH"] ?? ""].join(delimiter);

  function executable(name: string, command: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${command}\n`);
    chmodSync(join(folder, name), 0o755);
  }
}
