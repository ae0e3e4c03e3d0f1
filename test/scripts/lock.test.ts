import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { withLock } from "../../scripts/setup/lock.js";

let folder: string;
let file: string;

beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "lock");
  onTestFinished(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
});

const hold = <Result>(action: () => Promise<Result>) => withLock(file, "it", action);
const endedPid = () => spawnSync(process.execPath, ["--version"]).pid;

function writeLock(pid: number | undefined, host: string, secondsAgo = 0) {
  writeFileSync(file, pid === undefined ? "" : JSON.stringify({ pid, host, id: "other" }));
  const beat = new Date(new Date().getTime() - secondsAgo * 1000);
  utimesSync(file, beat, beat);
}

describe("withLock", () => {
  test("runs one action after the other", async () => {
    const events: string[] = [];
    const action = (name: string) =>
      hold(async () => {
        events.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        events.push(`${name} ends`);
      });
    await Promise.all([action("first"), action("second")]);
    expect(events).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is given back when the action fails", async () => {
    await expect(hold(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });

  test.for([
    { when: "its owner has ended", lock: () => writeLock(endedPid(), hostname()) },
    {
      when: "its owner on another machine is silent",
      lock: () => writeLock(process.pid, "other", 61),
    },
    { when: "its pid was given out anew", lock: () => writeLock(process.pid, hostname(), 61) },
    { when: "it was never written to the end", lock: () => writeLock(undefined, "", 61) },
  ])("takes over a lock when $when", async ({ lock }) => {
    lock();
    expect(await hold(() => Promise.resolve("done"))).toBe("done");
    expect(readdirSync(folder)).toEqual([]);
  });

  test.for([
    { when: "runs here", lock: () => writeLock(process.pid, hostname()) },
    { when: "runs on another machine", lock: () => writeLock(endedPid(), "other", 59) },
  ])("waits while an owner $when", async ({ lock }) => {
    lock();
    let hasRun = false;
    const waiting = hold(() => Promise.resolve((hasRun = true)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hasRun).toBe(false);
    rmSync(file);
    await waiting;
    expect(hasRun).toBe(true);
  });

  test("leaves a lock alone that another process has taken over", async () => {
    await hold(() => Promise.resolve(writeLock(process.pid, "other")));
    expect(existsSync(file)).toBe(true);
  });
});
