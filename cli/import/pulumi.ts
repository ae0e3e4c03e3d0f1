import { execFile } from "node:child_process";
import { noPulumi, Refusal } from "../refusal.ts";

/** How one run of the Pulumi CLI ended. */
export interface PulumiRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export type Pulumi = (args: readonly string[]) => Promise<PulumiRun>;

/** The real CLI, which asks nothing. */
export const runPulumi: Pulumi = (args) =>
  new Promise((resolve, reject) => {
    const options = { shell: process.platform === "win32", maxBuffer: 64 * 1024 * 1024 };
    const all = [...args, "--non-interactive", "--color", "never"];
    const child = execFile("pulumi", all, options, (error, out, err) => {
      if (error?.code === "ENOENT") reject(new Refusal(noPulumi));
      else resolve({ status: child.exitCode ?? 1, out, err });
    });
  });
