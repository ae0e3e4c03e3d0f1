import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";
import { build } from "rolldown";

// Builds dist/, which npm packs: Node strips no types from what lies under node_modules.

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const library = join(dist, "library");

rmSync(dist, { recursive: true, force: true });
// As few files as what is loaded when it is needed allows: to load one for each of the source took
// a third of the command's start.
await write("cli/main", { format: "esm", dir: dist, chunkFileNames: "cli/[name]-[hash].js" });
// What Pulumi loads into processes of its own, in each preview: the scheduled program, the provider
// and the pack. One file each, which loads about as fast as an empty one; apart from the command's,
// some of which hold the same.
for (const entry of ["stack/index", "stack/provider", "policy/index"])
  await write(entry, { format: "esm", dir: join(dist, "whole") });
// The library's entry: CommonJS, which every program can load, and every TypeScript resolve.
await write("stack/library", {
  format: "cjs",
  dir: library,
  preserveModules: true,
  preserveModulesRoot: root,
});
execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "scripts/tsconfig.library.json"], {
  cwd: root,
  stdio: "inherit",
});
writeFileSync(join(library, "package.json"), '{ "type": "commonjs" }\n');
// The declarations that a compiler reads, from the entry on; the rest leads to other packages.
const read = new Set([join(library, "stack", "library.d.ts")]);
for (const file of read) {
  // Compilers before 5.7 do not find the declarations of `./args.ts`.
  const text = readFileSync(file, "utf8").replaceAll(/(?<=["']\.[^"']*)\.ts(?=["'])/g, ".js");
  writeFileSync(file, text);
  for (const [, imported = ""] of text.matchAll(/["'](\.[^"']*)\.js["']/g))
    read.add(join(dirname(file), `${imported}.d.ts`));
}
for (const name of readdirSync(library, { recursive: true, encoding: "utf8" })) {
  const file = join(library, name);
  if (file.endsWith(".d.ts") && !read.has(file)) rmSync(file);
}

/**
 * @param {string} entry
 * @param {import("rolldown").OutputOptions} output
 */
async function write(entry, output) {
  await build({
    cwd: root,
    input: { [entry]: `${entry}.ts` },
    platform: "node",
    // Packages stay packages, and the provider is found by the package's own name.
    external: /^[^./]/,
    output,
  });
}
