import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { withLock } from "../../scripts/setup/lock.js";

let folder: string;
let file: string;

beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "lock");
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const hold = <Result>(action: () => Promise<Result>) => withLock(file, "it", action);
const endedPid = () => spawnSync(process.execPath, ["--version"]).pid;

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
    { when: "its owner has ended", lock: () => `${endedPid()} 1` },
    { when: "it was never written to the end", lock: () => "" },
  ])("takes over a lock when $when", async ({ lock }) => {
    writeFileSync(file, lock());
    expect(await hold(() => Promise.resolve("done"))).toBe("done");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is given to one of many that find it left behind", async () => {
    writeFileSync(file, `${endedPid()} 1`);
    let inside = 0;
    const alone = async () => {
      inside += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return inside--;
    };
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => hold(alone)))).toEqual([1, 1, 1, 1, 1]);
  });

  test("waits while an owner runs, and names the file to delete", async () => {
    writeFileSync(file, `${process.ppid} 1`);
    let hasRun = false;
    const waiting = hold(() => Promise.resolve((hasRun = true)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hasRun).toBe(false);
    expect(vi.mocked(console.log).mock.calls).toEqual([
      [`setup: waiting for process ${process.ppid}, which installs it (else delete ${file})`],
    ]);
    rmSync(file);
    await waiting;
    expect(hasRun).toBe(true);
  });
});
