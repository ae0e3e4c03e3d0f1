import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { openStage } from "./stage.ts";

const command = resolve("cli/apple-ade.js");

/** Every process below this one, as Linux lists them. */
function below(pid: number): readonly number[] {
  const parents = readdirSync("/proc").flatMap((name) => {
    const stat = join("/proc", name, "stat");
    if (!/^\d+$/.test(name) || !existsSync(stat)) return [];
    const parent = /\) \S (\d+)/.exec(readFileSync(stat, "utf8"))?.[1];
    return [{ pid: Number(name), parent: Number(parent) }];
  });
  const children = parents.filter(({ parent }) => parent === pid).map((each) => each.pid);
  return children.flatMap((child) => [child, ...below(child)]);
}

describe.skipIf(process.platform !== "linux")("apple-ade check", { timeout: 240_000 }, () => {
  it("that a signal interrupts leaves no process behind, and ends with 2", async () => {
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    // Graph never answers.
    await using stage = await openStage(devicesHealthy, {
      intercept({ path }) {
        if (path === identityPath) return false;
        asked();
        return true;
      },
    });
    const { env, stackFile } = stage.workspace;
    const child = spawn(
      process.execPath,
      [command, "check", "--stack", "demo", "--config-file", stackFile],
      { env: { ...process.env, ...env }, stdio: "ignore" },
    );
    await isAsked;
    const all = below(child.pid ?? 0);
    expect(all.length).toBeGreaterThanOrEqual(3);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([2, null]);
    expect(all.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });
});
