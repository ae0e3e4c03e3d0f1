import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { Command } from "commander";
import { endMark } from "../../stack/azure/end-mark.ts";
import { endOnSignals } from "../interruption.ts";
import { runPulumi } from "../pulumi.ts";
import { Refusal } from "../refusal.ts";
import { configIn, type Described, openProject, stackIn } from "../scheduled/project.ts";
import { check } from "./check.ts";

/** Not for people: what the job in Azure runs, which has nothing but its environment. */
export function scheduledCommand(): Command {
  return new Command("scheduled").action(async () => {
    endOnSignals();
    const stack = stackIn(process.env);
    const status = await statusOf(() => run({ stack, config: configIn(process.env) }));
    process.exitCode = status;
    // The last line, also of a run that could not begin: the alerts look for it.
    console.log(`${endMark(stack)} ${status}`);
  });
}

async function run(described: Described): Promise<number> {
  const { folder, env } = openProject(described, randomUUID());
  try {
    Object.assign(process.env, env);
    process.chdir(folder);
    const { status, err } = await runPulumi(["stack", "init", described.stack, "--no-select"]);
    if (status !== 0) throw new Refusal(`The check did not begin: ${err.trim()}`);
    return await check({ stack: [described.stack], profile: "scheduled", isMadeUp: true });
  } finally {
    process.chdir("/");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function statusOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
