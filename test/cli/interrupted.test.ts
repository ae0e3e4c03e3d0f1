import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { assertUninterrupted, endOnSignals, endsOf, sendTo } from "../../cli/interruption.ts";

// In one order: what was interrupted once stays so for as long as its process lives.

/** A process of its own group that waits, and says when it does. */
async function waiting(script = "") {
  const child = spawn("/bin/sh", ["-c", `${script} echo began; while :; do sleep 0.02; done`], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

/** What this process does on a signal while that is waited for. */
function signalled(signal: NodeJS.Signals, before: readonly unknown[]): void {
  for (const each of process.listeners(signal)) if (!before.includes(each)) each(signal);
}

afterEach(() => {
  vi.useRealTimers();
});

describe.skipIf(process.platform === "win32")("a process that is waited for", () => {
  it("gives its status where nobody interrupts, and leaves no listener", async () => {
    const before = process.listeners("SIGTERM");
    expect(await endsOf(spawn("/bin/sh", ["-c", "exit 3"]))).toBe(3);
    expect(process.listeners("SIGTERM")).toEqual(before);
    expect(() => assertUninterrupted()).not.toThrow();
  });

  it("ends with 1 where something else killed it", async () => {
    const child = await waiting();
    const ended = endsOf(child);
    sendTo(child, "SIGKILL");
    expect(await ended).toBe(1);
  });

  it("on Windows gets a signal itself, as there are no groups", async () => {
    const child = await waiting();
    vi.spyOn(process, "platform", "get").mockReturnValue("win32");
    const kill = vi.spyOn(child, "kill");
    sendTo(child, "SIGTERM");
    expect(kill).toHaveBeenCalledWith("SIGTERM");
  });

  it("gets SIGTERM for SIGHUP; then nothing new begins, and a second one ends it at once", async () => {
    const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
    const error = vi.spyOn(console, "error").mockReturnValue();
    const listeners = process.listeners("SIGHUP");
    endOnSignals();
    const own = process.listeners("SIGHUP").filter((each) => !listeners.includes(each));
    onTestFinished(() => {
      for (const each of own) process.off("SIGHUP", each);
    });
    const first = await waiting("trap 'exit 0' TERM;");
    const ended = endsOf(first);
    signalled("SIGHUP", listeners);
    await expect(ended).rejects.toThrow(
      "Interrupted by SIGHUP: nothing is reported. Run it again.",
    );
    expect(exit).not.toHaveBeenCalled();
    expect(() => assertUninterrupted()).toThrow("Interrupted by SIGHUP.");

    const deaf: ChildProcess = await waiting("trap '' TERM;");
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const killed = endsOf(deaf);
    signalled("SIGHUP", [...listeners, ...own]);
    vi.advanceTimersByTime(3000);
    await expect(killed).rejects.toThrow("Interrupted by SIGHUP");
    expect(deaf.signalCode).toBe("SIGKILL");

    signalled("SIGHUP", listeners);
    expect(error).toHaveBeenCalledWith("Interrupted by SIGHUP.");
    expect(exit).toHaveBeenCalledWith(2);
  });
});
