import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

// Builds dist/, which npm packs: Node strips no types from what lies under node_modules.

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What reads its own folder at run time. */
const assets = join("cli", "formats", "html");

rmSync(dist, { recursive: true, force: true });
// The command, the program that it previews on a schedule, the provider that Pulumi's own process
// loads, and the pack: as they are, ES modules.
const entries = ["cli/main.ts", "stack/index.ts", "stack/provider.ts", "policy/index.ts"];
write(compile(entries, dist, "module"));
// The library's entry: CommonJS, which every program can load, and every TypeScript resolve.
const library = join(dist, "library");
write(reachable(compile(["stack/library.ts"], library, "commonjs"), "stack/library"));
writeFileSync(join(library, "package.json"), '{ "type": "commonjs" }\n');
cpSync(join(root, assets), join(dist, assets), {
  recursive: true,
  filter: (source) => extname(source) !== ".ts",
});

/**
 * @param {string[]} sources
 * @param {string} outDir
 * @param {"module" | "commonjs"} type as in package.json
 * @returns {Map<string, string>} the files' texts, by path
 */
function compile(sources, outDir, type) {
  const options = { ...optionsOfProject(), outDir, declaration: type === "commonjs" };
  const host = ts.createCompilerHost(options);
  const packageFiles = new Set([join(root, "package.json"), join(root, "policy", "package.json")]);
  // The nearest package.json decides which modules TypeScript emits; `import()` stays as it is.
  host.readFile = (file) => {
    const text = ts.sys.readFile(file);
    return text && packageFiles.has(resolve(file))
      ? JSON.stringify({ ...JSON.parse(text), type })
      : text;
  };
  const program = ts.createProgram(
    sources.map((source) => join(root, source)),
    options,
    host,
  );
  /** @type {Map<string, string>} */
  const files = new Map();
  const { diagnostics } = program.emit(undefined, (file, text) => files.set(file, text));
  stopAt([...ts.getPreEmitDiagnostics(program), ...diagnostics]);
  return files;
}

function optionsOfProject() {
  const file = join(root, "tsconfig.json");
  const { config, error } = ts.readConfigFile(file, (path) => ts.sys.readFile(path));
  stopAt(error ? [error] : []);
  return {
    ...ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options,
    noEmit: false,
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
    // It refuses to emit CommonJS.
    verbatimModuleSyntax: false,
    rootDir: root,
  };
}

/** @param {readonly ts.Diagnostic[]} diagnostics */
function stopAt(diagnostics) {
  if (diagnostics.length === 0) return;
  const host = { ...ts.sys, getCanonicalFileName: String, getNewLine: () => "\n" };
  console.error(ts.formatDiagnostics(diagnostics, { ...host, getCurrentDirectory: () => root }));
  process.exit(1);
}

/**
 * The modules that a program loads from the entry, and the declarations that its compiler reads:
 * types alone lead to the rest.
 * @param {Map<string, string>} files
 * @param {string} entry
 */
function reachable(files, entry) {
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @param {string} file */
  const follow = (file) => {
    const text = files.get(file);
    if (text === undefined || found.has(file)) return;
    // Compilers before 5.7 do not find the declarations of `./args.ts`.
    const portable = text.replaceAll(/(?<=["']\.[^"']*)\.ts(?=["'])/g, ".js");
    found.set(file, portable);
    const extension = file.endsWith(".d.ts") ? ".d.ts" : ".js";
    for (const [, imported = ""] of portable.matchAll(/["'](\.[^"']*)\.js["']/g))
      follow(join(dirname(file), imported + extension));
  };
  for (const extension of [".js", ".d.ts"]) follow(join(library, entry + extension));
  return found;
}

/** @param {Map<string, string>} files */
function write(files) {
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
