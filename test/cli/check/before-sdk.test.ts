import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { nodeOptions } from "../../../cli/check/node-options.ts";

const require = createRequire(import.meta.url);
const runner = require.resolve("@pulumi/pulumi/cmd/run/index.js");

/** Runs that code as the process of that script, as which Pulumi starts one. */
async function run(code: string, script = runner): Promise<unknown> {
  const env = { ...process.env, NODE_OPTIONS: nodeOptions({ NODE_OPTIONS: "--no-warnings" }) };
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", code, script], { env });
  return JSON.parse(stdout);
}

/** An SDK whose shim says when it is loaded. */
function openSdk(command = "run"): string {
  const folder = mkdtempSync(join(tmpdir(), 'an "SDK" '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "cmd", command), { recursive: true });
  const counts = "globalThis.loaded = (globalThis.loaded ?? 0) + 1;";
  const exported = 'Object.defineProperty(exports, "version", { enumerable: true, value: "6" });';
  writeFileSync(join(folder, "typescript-shim.js"), counts + exported);
  return join(folder, "cmd", command, "index.js");
}

const loadShim = `
  const { createRequire } = require("node:module");
  const ts = createRequire(process.argv[1])("../../typescript-shim.js");
  const before = globalThis.loaded ?? 0;
  const show = (seen) => console.log(JSON.stringify({ before, seen, after: globalThis.loaded ?? 0 }));
`;

describe("TypeScript, which Pulumi's SDK loads", { timeout: 30_000 }, () => {
  test.for([
    { asks: "for a property", code: "ts.version", seen: "6" },
    { asks: "for one twice", code: "ts.version + ts.version", seen: "66" },
    {
      asks: "whether there is a property",
      code: '["version" in ts, "more" in ts]',
      seen: [true, false],
    },
    { asks: "for all of it", code: "({ ...ts })", seen: { version: "6" } },
    { asks: "for its names", code: "Object.keys(ts)", seen: ["version"] },
  ])("is loaded once when somebody asks $asks", async ({ code, seen }) => {
    const said = await run(`${loadShim} show(${code})`, openSdk());
    expect(said).toEqual({ before: 0, seen, after: 1 });
  });

  test("is not loaded when nobody asks", async () => {
    expect(await run(`${loadShim} show("")`, openSdk())).toEqual({ before: 0, seen: "", after: 0 });
  });

  test("is loaded at once in a process that is none of Pulumi's", async () => {
    expect(await run(`${loadShim} show("")`, openSdk("walk"))).toEqual({
      before: 1,
      seen: "",
      after: 1,
    });
  });

  test("is loaded by the real SDK for a function that it serialises, and not before", async () => {
    const code = `
      const { runtime } = require("@pulumi/pulumi");
      const isLoaded = () => Object.keys(require.cache).some((each) => /[\\\\/]typescript\\.js$/.test(each));
      const before = isLoaded();
      const two = 2;
      runtime.serializeFunction(() => two + 1).then(({ text }) =>
        console.log(JSON.stringify({ before, text, after: isLoaded() })));
    `;
    expect(await run(code)).toEqual({
      before: false,
      text: expect.stringContaining("with({ two: 2"),
      after: true,
    });
  });
});

test("V8 has the SDK's flag before anything is loaded", async () => {
  expect(
    await run('console.log(JSON.stringify(typeof new Function("return %HaveSameMap({}, {})")))'),
  ).toBe("function");
});

test("NODE_OPTIONS of somebody's own come first", () => {
  const own = "--max-old-space-size=512";
  expect(nodeOptions({ NODE_OPTIONS: own })).toMatch(
    /^--max-old-space-size=512 --require ".*before-sdk\.cjs"$/,
  );
  expect(nodeOptions({})).toMatch(/^--require "/);
});
