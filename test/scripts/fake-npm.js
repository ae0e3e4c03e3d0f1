// Stands in for `npm ci`; how it behaves is in the file `npm-mode`.
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const [machine = "", ...args] = process.argv.slice(2);
const modules = join(process.cwd(), "node_modules");
const isWaiting = () => readFileSync(join(machine, "npm-mode"), "utf8") === "waits";

rmSync(modules, { recursive: true, force: true });
const lock = readFileSync("package-lock.json", "utf8");
for (const [path, { version }] of Object.entries(JSON.parse(lock).packages)) {
  if (path === "") continue;
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), JSON.stringify({ version }));
}
process.once("SIGTERM", () => {
  setTimeout(() => {
    appendFileSync(join(machine, "calls"), "npm has cleaned up\n");
    process.exit(1);
  }, 200);
});
appendFileSync(join(machine, "calls"), `npm ${args[0]}\n`);
while (isWaiting()) await new Promise((resolve) => setTimeout(resolve, 20));
finish();

function finish() {
  writeFileSync(
    join(modules, "@pulumi", "pulumi", "pulumi-resource-pulumi-nodejs"),
    "#!/bin/sh\n",
    { mode: 0o755 },
  );
  mkdirSync(join(modules, ".bin"));
  symlinkSync(process.execPath, join(modules, ".bin", "node"));
  // As npm does, last.
  writeFileSync(join(modules, ".package-lock.json"), lock);
}
