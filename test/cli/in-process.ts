import type { EventEmitter } from "node:events";
import { format } from "node:util";
import { vi } from "vitest";
import { main } from "../../cli/main.ts";

/** How a run of `apple-ade` ended. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `apple-ade` in this process, from its entry point to its exit status, with nothing but this
 * in its environment; afterwards the process is as it was. A process of its own costs as much as
 * twenty of these: it is for what only a process has.
 */
export async function runHere(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const [folder, exitCode] = [process.cwd(), process.exitCode];
  const restores = [...recordListeners(), () => process.chdir(folder)];
  for (const name of Object.keys(process.env)) if (!(name in env)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const [out, err] = [recordStream(process.stdout, "log"), recordStream(process.stderr, "error")];
  process.exitCode = undefined;
  try {
    await main(args);
    return { status: statusNow(), out: out.join(""), err: err.join("") };
  } finally {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    for (const restore of restores) restore();
    process.exitCode = exitCode;
  }
}

function statusNow(): number {
  return Number(process.exitCode ?? 0);
}

type Callback = () => void;

function recordStream(stream: NodeJS.WriteStream, method: "log" | "error"): readonly string[] {
  const written: string[] = [];
  vi.spyOn(stream, "write").mockImplementation((text, ...rest: readonly unknown[]) => {
    written.push(String(text));
    const callback = rest.find((each): each is Callback => typeof each === "function");
    callback?.();
    return true;
  });
  vi.spyOn(console, method).mockImplementation((...words) => {
    written.push(`${format(...words)}\n`);
  });
  return written;
}

/** What removes the listeners that come after this. */
function recordListeners(): readonly Callback[] {
  const places: readonly (readonly [EventEmitter, string])[] = [
    [process, "SIGINT"],
    [process, "SIGTERM"],
    [process, "SIGHUP"],
    [process.stdout, "error"],
  ];
  return places.map(([emitter, event]) => {
    const before = new Set(emitter.listeners(event));
    return () => {
      for (const each of emitter.listeners(event))
        if (!before.has(each)) emitter.off(event, each as Callback);
    };
  });
}
