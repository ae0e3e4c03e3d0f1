import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Script } from "./scripts.ts";

/** A call of a program that a script made. */
export interface Call {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** A checkout in which scripts of pipelines run as their runners run them. */
export interface Machine extends Disposable {
  readonly folder: string;
  /** Leaves this as the only report. */
  readonly report: (name: string, text: string | undefined) => void;
  /** What was called of `npx`, `npm`, `curl` and `docker`, which do nothing here. */
  readonly calls: () => readonly Call[];
  /** Of the environment, the script sees what its pipeline sets, and what the runner does. */
  readonly run: (
    script: Script,
    env: Readonly<Record<string, string>>,
    cwd?: string,
  ) => Promise<Ended>;
}

/** How the runners start bash, as far as it decides what ends a script; and no variable is unset. */
const flags = { github: ["-eu"], "azure-devops": ["-u"], gitlab: ["-euo", "pipefail"] } as const;

/** What a runner sets by itself. */
const runners = {
  github: /^(?:GITHUB_(?!TOKEN$)|RUNNER_)/,
  "azure-devops": /^(?:SYSTEM_(?!ACCESSTOKEN$)|BUILD_)/,
  gitlab: /^(?:CI_|GITLAB_TOKEN$)/,
} as const;

/** Notes how it was called, and ends with the status that `STATUS_<what is run>` names. */
const stub = `#!${process.execPath}
const { appendFileSync } = require("node:fs");
const args = process.argv.slice(2).filter((each) => each !== "--no-install");
const program = require("node:path").basename(process.argv[1]);
appendFileSync(process.env.CALLS, JSON.stringify({ program, args, cwd: process.cwd() }) + "\\n");
const named = [args.slice(0, 2), args.slice(0, 1)].map((each) => "STATUS_" + each.join("_").replace(/-/g, "_"));
if (process.env.STATUS_out) process.stdout.write(process.env.STATUS_out);
process.exitCode = Number(named.map((each) => process.env[each]).find(Boolean) ?? 0);
`;

export function openMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-pipeline-"));
  const [programs, home, calls] = [
    join(folder, "programs"),
    join(folder, "home"),
    join(folder, "calls"),
  ];
  mkdirSync(programs);
  mkdirSync(home);
  for (const program of ["npx", "npm", "curl", "docker"]) {
    writeFileSync(join(programs, program), stub);
    chmodSync(join(programs, program), 0o755);
  }
  const reports = join(folder, "reports");
  const path = [programs, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(
    delimiter,
  );
  return {
    folder,
    report(name, text) {
      rmSync(reports, { recursive: true, force: true });
      mkdirSync(reports);
      if (text !== undefined) writeFileSync(join(reports, name), text);
    },
    calls: () =>
      existsSync(calls)
        ? readFileSync(calls, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as Call)
        : [],
    run({ system, text, sets }, env, cwd = folder) {
      const known = Object.entries(env).filter(
        ([name]) => sets.includes(name) || runners[system].test(name) || name.startsWith("STATUS_"),
      );
      const own = { PATH: path, HOME: home, CALLS: calls };
      const command = ["bash", ...flags[system], "-c", text];
      return ended(command, { ...Object.fromEntries(known), ...own }, cwd);
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end. */
export async function ended(
  [program = "", ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Ended> {
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status: status ?? -1, output: Buffer.concat(output).toString() }),
    );
  });
}
