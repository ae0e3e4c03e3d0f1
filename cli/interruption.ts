import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const running = new Set<ChildProcess>();
let interruptedBy: NodeJS.Signals | undefined;

/** How long Pulumi gets to end its plugins when it is told a second time. */
const graceMs = 3000;

/**
 * The exit status of a process that gets the signals that this one gets: the first to end in
 * order, the second to end at once. Rejects when it does not start, and with a `Refusal` when it
 * was interrupted, after the last process of its group has ended.
 */
export async function endsOf(child: ChildProcess): Promise<number> {
  watch(child);
  try {
    const status = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? 1));
    });
    if (interruptedBy === undefined) return status;
    // A wrapper of Pulumi ends before it does.
    while (process.platform !== "win32" && signalGroup(child, 0)) await sleep(50);
    throw new Refusal(`Interrupted by ${interruptedBy}: nothing is reported. Run it again.`);
  } finally {
    unwatch(child);
  }
}

/** Whether what ends may complain, which nobody needs to read. */
export function isInterrupted(): boolean {
  return interruptedBy !== undefined;
}

/** Throws a `Refusal` once this process is being interrupted: nothing new begins then. */
export function assertUninterrupted(): void {
  if (interruptedBy !== undefined) throw new Refusal(`Interrupted by ${interruptedBy}.`);
}

/** Ends this process with status 2 on a signal that comes while no other one is waited for. */
export function endOnSignals(): void {
  for (const signal of signals) {
    process.on(signal, () => {
      if (running.size > 0) return;
      console.error(`Interrupted by ${signal}.`);
      process.exit(2);
    });
  }
}

/** To a process and its children, as a terminal does at Ctrl-C. */
export function sendTo(child: ChildProcess, signal: NodeJS.Signals): void {
  if (process.platform === "win32") child.kill(signal);
  else signalGroup(child, signal);
}

function watch(child: ChildProcess): void {
  if (running.size === 0) {
    for (const signal of signals) process.on(signal, interrupt);
    process.on("exit", abandon);
  }
  running.add(child);
}

function unwatch(child: ChildProcess): void {
  running.delete(child);
  if (running.size > 0) return;
  for (const signal of signals) process.off(signal, interrupt);
  process.off("exit", abandon);
}

function interrupt(signal: NodeJS.Signals): void {
  const isSecond = interruptedBy !== undefined;
  interruptedBy = signal;
  for (const child of running) {
    // On Windows, Ctrl-C reaches Pulumi by itself.
    if (process.platform !== "win32") signalGroup(child, signal === "SIGHUP" ? "SIGTERM" : signal);
    if (isSecond) setTimeout(() => sendTo(child, "SIGKILL"), graceMs).unref();
  }
}

/** What this process leaves behind when it ends by itself. */
function abandon(): void {
  for (const child of running) sendTo(child, "SIGTERM");
}

/** Whether there was somebody to get it. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}
