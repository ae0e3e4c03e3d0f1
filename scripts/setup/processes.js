import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {{ code: number | null, output: string, timedOut: boolean }} Outcome */
/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] in addition to the environment of this process
 * @property {number} [timeoutMs]
 * @property {(text: string) => void} [onOutput]
 * @property {boolean} [inherit] show the output instead of collecting it
 */

/**
 * PATH without what npm scripts put in front: `pulumi` there is a wrapper that downloads,
 * and `node` there goes away while `npm ci` runs.
 */
export function systemPath() {
  const entries = (process.env["PATH"] ?? "").split(delimiter);
  return entries.filter((entry) => !entry.endsWith(join("node_modules", ".bin"))).join(delimiter);
}

/** @param {string} name */
export function executablesOnPath(name) {
  const folders = systemPath()
    .split(delimiter)
    .filter((entry) => isAbsolute(entry));
  return folders.map((folder) => join(folder, name)).filter(isExecutable);
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
const graceMs = 10_000;
let isInterrupted = false;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export async function run(command, args, { timeoutMs = 2 ** 31 - 1, onOutput, ...options } = {}) {
  const child = start(command, args, options);
  /** @type {Outcome} */
  const outcome = { code: null, output: "", timedOut: false };
  const collect = (/** @type {string} */ text) => {
    outcome.output += text;
    onOutput?.(text);
  };
  child.stdout?.setEncoding("utf8").on("data", collect);
  child.stderr?.setEncoding("utf8").on("data", collect);
  const timer = setTimeout(() => {
    outcome.timedOut = true;
    endGroup(child, "SIGKILL");
  }, timeoutMs);
  try {
    [outcome.code] = await once(child, "close");
  } catch (error) {
    collect(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    running.delete(child);
  }
  return isInterrupted ? await new Promise(() => undefined) : outcome;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
function start(command, args, { cwd, env, inherit }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, PATH: systemPath(), ...env },
    stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
    // A group of its own can be ended as a whole.
    detached: true,
  });
  running.add(child);
  return child;
}

/** @param {Outcome} outcome */
export function lastLine({ output }) {
  return (
    output
      .trim()
      .split(/[\r\n]+/)
      .at(-1) ?? ""
  );
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup({ pid }, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** A child that is still cleaning up would get in the way of the next run. */
export function endWithChildrenOnSignals() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, async () => {
      isInterrupted = true;
      const ends = [...running].map((child) => once(child, "close"));
      for (const child of running) endGroup(child, "SIGTERM");
      await Promise.race([Promise.allSettled(ends), sleep(graceMs)]);
      for (const child of running) endGroup(child, "SIGKILL");
      console.error("setup: interrupted; the next run repeats what is not finished.");
      process.exit(130);
    });
  }
}
