import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { parseServeArguments } from "../../demo/serve-options.ts";

const script = fileURLToPath(new URL("../../demo/serve.ts", import.meta.url));
const curlIsMissing = spawnSync("curl", ["--version"]).error !== undefined;

describe("npm run demo", { timeout: 60_000 }, () => {
  it("prepares a stack, serves until Ctrl-C, and leaves nothing behind", async () => {
    const { demo, introduction } = await startDemo("token-not-expiring");
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(introduction)?.[0] ?? "";
    const stackFile = / --config-file (\S+)/.exec(introduction)?.[1] ?? "";
    expect(parse(readFileSync(stackFile, "utf8"))).toMatchObject({
      config: { "apple-ade:graph": { endpoint } },
    });
    expect((await fetch(endpoint)).status).toBe(401);

    demo.kill("SIGINT");
    const [[farewell], [exitCode]] = await Promise.all([
      once(demo.stdout, "data"),
      once(demo, "exit"),
    ]);
    expect(String(farewell)).toContain("The demo tenant is closed; requests answered: 1.");
    expect(exitCode).toBe(0);
    expect(existsSync(dirname(stackFile))).toBe(false);
  });

  it.skipIf(curlIsMissing)("prints an example that works word by word", async () => {
    const { introduction } = await startDemo("token-not-expiring");
    const commands = introduction
      .split("\n")
      .filter((line) => /^ {2}(export|TOKEN|curl)/.test(line));
    const asked = spawnSync("sh", ["-c", commands.join("\n")], { encoding: "utf8" });
    expect(JSON.parse(asked.stdout)).toMatchObject({ value: [{ tokenName: "Corporate iPhones" }] });
  });

  it("says in one line what is wrong with its arguments, and exits with 2", () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [script, "--scenario", "none"], {
      encoding: "utf8",
    });
    expect({ status, stderr, stdout }).toEqual({
      status: 2,
      stderr: 'demo: There is no scenario "none"; --list shows those that there are.\n',
      stdout: "",
    });
  });

  test.for([
    { args: ["--port", "65536"], message: '--port must be a number from 0 to 65535, not "65536".' },
    { args: ["--port", "http"], message: '--port must be a number from 0 to 65535, not "http".' },
    { args: ["--secnario", "default"], message: expect.stringContaining("--secnario") },
    { args: ["default"], message: expect.stringContaining("default") },
    { args: ["--port"], message: expect.stringContaining("--port") },
  ])("refuses $args", ({ args, message }) => {
    expect(parseServeArguments(args)).toEqual({ kind: "mistake", message });
  });

  test.for([
    { args: [], expected: { kind: "serve", port: 0, scenario: { name: "default" } } },
    { args: ["--port", "65535"], expected: { kind: "serve", port: 65_535 } },
    { args: ["--list"], expected: { kind: "list" } },
  ])("understands $args", ({ args, expected }) => {
    expect(parseServeArguments(args)).toMatchObject(expected);
  });
});

/** Runs the demo until the test ends, and waits for its introduction. */
async function startDemo(scenario: string): Promise<{
  readonly demo: ChildProcessByStdio<null, Readable, null>;
  readonly introduction: string;
}> {
  const demo = spawn(process.execPath, [script, "--scenario", scenario], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(demo, "exit");
  onTestFinished(async () => {
    // It clears up after itself, which a harder signal would prevent.
    demo.kill("SIGINT");
    await exited;
  });
  const [introduction] = await once(demo.stdout, "data");
  return { demo, introduction: String(introduction) };
}
