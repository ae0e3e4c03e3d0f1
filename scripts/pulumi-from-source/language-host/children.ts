import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";

export interface Start {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The engine kills whatever still runs five seconds after its own signal. */
const graceMs = 3000;

export class Children {
  readonly #running = new Set<ChildProcess>();

  start({ args, ...options }: Start, stdio: StdioOptions): ChildProcess {
    const child = spawn("node", args, { ...options, stdio });
    this.#running.add(child);
    child.once("error", () => this.#running.delete(child));
    child.once("exit", () => this.#running.delete(child));
    return child;
  }

  stop(child: ChildProcess): void {
    child.kill("SIGINT");
    const patience = setTimeout(() => child.kill("SIGKILL"), graceMs);
    child.once("exit", () => clearTimeout(patience));
  }

  async stopAll(): Promise<void> {
    const ends = [...this.#running].map((child) => {
      const exit = once(child, "exit");
      this.stop(child);
      return exit;
    });
    await Promise.all(ends);
  }
}
