import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { findPulumi } from "./find-pulumi.ts";
import { assertUninterrupted, endsOf, sendTo } from "./interruption.ts";
import { codeOf, noPulumi, Refusal } from "./refusal.ts";

export interface PulumiOptions {
  readonly cwd?: string;
  /** In addition to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How one run of the Pulumi CLI ended. */
export interface PulumiRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export type Pulumi = (args: readonly string[], options?: PulumiOptions) => Promise<PulumiRun>;

/** A run that goes on. */
export interface PulumiProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly send: (signal: NodeJS.Signals) => void;
  /** The exit status. Rejects with a `Refusal` where it did not start, or was interrupted. */
  readonly ended: Promise<number>;
}

/** The real CLI, which asks nothing. */
export const runPulumi: Pulumi = async (args, options) => {
  const all = [...args, "--non-interactive", "--color", "never"];
  const { stdout, stderr, ended } = startPulumi(all, options);
  const [out, err, status] = await Promise.all([text(stdout), text(stderr), ended]);
  return { status, out, err };
};

/** Starts Pulumi, to be read while it runs. Throws a `Refusal`. */
export function startPulumi(args: readonly string[], options?: PulumiOptions): PulumiProcess {
  const { file, all, rest } = commandOf(args, options);
  const child = spawn(file, all, { ...rest, stdio: ["ignore", "pipe", "pipe"] });
  const { stdout, stderr } = child;
  return { stdout, stderr, send: (signal) => sendTo(child, signal), ended: endOf(child) };
}

/** Runs Pulumi in this terminal, with its own display; gives the exit status. */
export function showPulumi(args: readonly string[], options?: PulumiOptions): Promise<number> {
  const { file, all, rest } = commandOf(args, options);
  return endOf(spawn(file, all, { ...rest, stdio: "inherit" }));
}

function commandOf(args: readonly string[], { cwd, env = {} }: PulumiOptions = {}) {
  assertUninterrupted();
  const path = env["PATH"] ?? process.env["PATH"] ?? "";
  const { file, before } = findPulumi({
    platform: process.platform,
    path,
    node: process.execPath,
    exists: existsSync,
    read: (shim) => readFileSync(shim, "utf8"),
  });
  // Pulumi's processes talk to each other on this machine, which no proxy can reach for them.
  const direct = [process.env["no_grpc_proxy"], "127.0.0.1"].filter(Boolean).join(",");
  return {
    file,
    all: [...before, ...args],
    rest: {
      cwd,
      env: { ...process.env, no_grpc_proxy: direct, ...env },
      // A terminal's Ctrl-C would reach it besides ours, and two of them end it at once.
      detached: process.platform !== "win32",
    },
  };
}

async function endOf(child: ChildProcess): Promise<number> {
  try {
    return await endsOf(child);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === "ENOENT") throw new Refusal(noPulumi);
    throw new Refusal(
      `The Pulumi CLI cannot be started (${code}): make the \`pulumi\` that is first on the PATH a program that this user may run.`,
    );
  }
}
