import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./say.js";

let locks = 0;

/**
 * Runs the action while no other process runs one under the same lock.
 * @template Result
 * @param {string} file
 * @param {string} work what the other process installs
 * @param {() => Promise<Result>} action
 * @returns {Promise<Result>}
 */
export async function withLock(file, work, action) {
  const own = `${process.pid} ${(locks += 1)}`;
  const owner = () => readFileSync(file, { encoding: "utf8", flag: "a+" });
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; owner() !== own; await sleep(200)) {
    const pid = Number.parseInt(owner());
    if (isRunning(pid)) {
      if (!told) say(`waiting for process ${pid}, which installs ${work} (else delete ${file})`);
      told = true;
    } else {
      // Of several that take over at once, the last one has it when all read it again.
      writeFileSync(`${file}.${own}`, own);
      renameSync(`${file}.${own}`, file);
    }
  }
  return await action().finally(() => rmSync(file, { force: true }));
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
