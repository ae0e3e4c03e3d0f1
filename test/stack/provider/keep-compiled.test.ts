import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { healthy } from "../../../demo/scenarios/healthy.ts";
import { startDemoTenant } from "../../../demo/server.ts";
import { tokenInputs } from "./check.ts";
import { sent, startProviderProcess } from "./provider-process.ts";

const require = createRequire(import.meta.url);

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "compiled-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The pack as the language host starts it, until the engine could ask it. */
async function endPack(NODE_COMPILE_CACHE: string, more: Readonly<Record<string, string>> = {}) {
  const script = require.resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const child = spawn(process.execPath, [script, "127.0.0.1:1", resolve("policy")], {
    cwd: resolve("policy"),
    env: { NODE_COMPILE_CACHE, ...more },
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  child.kill("SIGINT");
  return ended;
}

/** The provider, after its first resource. */
async function endProvider(NODE_COMPILE_CACHE: string) {
  await using tenant = await startDemoTenant({ scenario: healthy, now: new Date() });
  await using provider = await startProviderProcess(
    { ...tenant.env, NODE_COMPILE_CACHE },
    "127.0.0.1:1",
  );
  const props = await provider.check(sent("AdeToken", tokenInputs(tenant)));
  expect(props["live"]).toMatchObject({ status: "found" });
  provider.end("SIGINT");
  return await provider.ended;
}

describe("what Node compiled", { timeout: 60_000 }, () => {
  test.for([
    { of: "the pack", end: endPack },
    { of: "the provider", end: endProvider },
  ])("of $of is kept when the engine ends it, which ends by the engine's signal", async (each) => {
    const folder = emptyFolder();
    expect(await each.end(folder)).toEqual([null, "SIGINT"]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).length).toBeGreaterThan(300);
  });

  it("leaves the end to a listener that the process has", async () => {
    const folder = emptyFolder();
    // It waits for a second signal, and says how many came.
    const listens =
      "let n = 0; process.on('SIGINT', () => setTimeout(() => process.exit(n), 300, n++))";
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(listens)}`;
    expect(await endPack(folder, { NODE_OPTIONS })).toEqual([1, null]);
  });
});
