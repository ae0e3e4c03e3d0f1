// Stands in for curl: it "downloads" the archive of the machine, as the file `release-mode` says.
import { appendFileSync, copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [machine = "", ...args] = process.argv.slice(2);
const output = args[args.indexOf("--output") + 1] ?? "";
const mode = readFileSync(join(machine, "release-mode"), "utf8");
const isList = args.at(-1)?.endsWith("-checksums.txt") === true;
if (!isList) appendFileSync(join(machine, "calls"), "download\n");
if (mode === "is out of reach") {
  console.error("curl: (6) Could not resolve host: github.com");
  process.exit(6);
}
if (isList) {
  process.stdout.write(readFileSync(join(machine, "checksums.txt")));
  process.exit();
}
copyFileSync(join(machine, "release.tar.gz"), output);
if (mode === "hangs") setInterval(() => undefined, 1000);
if (mode === "is another") appendFileSync(output, "changed on the way");
