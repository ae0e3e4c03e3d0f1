import { randomUUID } from "node:crypto";
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./say.js";

const beatMs = 5_000;
const pollMs = 200;
/** Catches what a pid cannot tell: one that was given out anew, or an owner on another machine. */
const silentMs = 60_000;

/**
 * Runs the action while no other process runs one under the same lock.
 * @template Result
 * @param {string} file
 * @param {string} work what the other process installs
 * @param {() => Promise<Result>} action
 * @returns {Promise<Result>}
 */
export async function withLock(file, work, action) {
  mkdirSync(dirname(file), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  let hasSaid = false;
  while (!acquire(file, own)) {
    const owner = read(file);
    if (isAbandoned(file, owner)) {
      discard(file, owner);
    } else {
      const { pid } = parse(owner);
      if (pid !== undefined && !hasSaid) say(`waiting for process ${pid}, which installs ${work}`);
      hasSaid ||= pid !== undefined;
      await sleep(pollMs);
    }
  }
  return await holding(file, own, action);
}

/**
 * @template Result
 * @param {string} file
 * @param {string} own
 * @param {() => Promise<Result>} action
 * @returns {Promise<Result>}
 */
async function holding(file, own, action) {
  const release = () => {
    if (read(file) === own) rmSync(file, { force: true });
  };
  const beat = setInterval(() => {
    if (read(file) === own) utimesSync(file, new Date(), new Date());
  }, beatMs);
  process.once("exit", release);
  try {
    return await action();
  } finally {
    clearInterval(beat);
    process.off("exit", release);
    release();
  }
}

/**
 * @param {string} file
 * @param {string} own
 */
function acquire(file, own) {
  try {
    writeFileSync(file, own, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * @param {string} file
 * @param {string} owner
 */
function isAbandoned(file, owner) {
  const beat = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (beat === undefined) return false;
  if (new Date().getTime() - beat > silentMs) return true;
  const { pid, host } = parse(owner);
  return pid !== undefined && host === hostname() && !isRunning(pid);
}

/**
 * @param {string} owner empty while it is being written
 * @returns {{ pid?: number, host?: string }}
 */
function parse(owner) {
  try {
    return JSON.parse(owner);
  } catch {
    return {};
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Two may find the same lock abandoned: the slower one must not remove the lock of the faster.
 * @param {string} file
 * @param {string} owner
 */
function discard(file, owner) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside) === owner) rmSync(aside);
    else renameSync(aside, file);
  } catch {
    // The other one was faster.
  }
}
