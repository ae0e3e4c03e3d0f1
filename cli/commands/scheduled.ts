import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import pLimit from "p-limit";
import { endMark, jobVariables, stacksAtOnce } from "../../stack/azure/job-contract.ts";
import { endOnSignals } from "../interruption.ts";
import { runPulumi } from "../pulumi.ts";
import { Refusal, saidBy } from "../refusal.ts";
import { namedIn } from "../scheduled/named.ts";
import { configIn, openProject, stackIn, type Stacks, stacksIn } from "../scheduled/project.ts";
import { postCard } from "../scheduled/teams.ts";
import { check } from "./check.ts";

/** Not for people: what the job in Azure runs, which has nothing but its environment. */
export function scheduledCommand(): Command {
  return new Command("scheduled").action(async () => {
    endOnSignals();
    const many = stacksIn(process.env);
    const teams = process.env[jobVariables.teamsWebhook];
    // Pulumi and its plugins get the environment, and have no use for it.
    delete process.env[jobVariables.teamsWebhook];
    const names = many === undefined ? [stackIn(process.env)] : Object.keys(many);
    let folder: string | undefined;
    const open = () =>
      (folder ??= enter(many ?? { [stackIn(process.env)]: configIn(process.env) }));
    const limit = pLimit(stacksAtOnce);
    try {
      const statuses = names.map((stack) => limit(() => statusOf(stack, open, teams)));
      process.exitCode = Math.max(...(await Promise.all(statuses)));
    } finally {
      process.chdir("/");
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    }
  });
}

function enter(stacks: Stacks): string {
  const { folder, env } = openProject(stacks, randomUUID());
  Object.assign(process.env, env);
  process.chdir(folder);
  return folder;
}

/** Checks a stack and ends its log, also of a run that could not begin: the alerts look for that. */
async function statusOf(
  stack: string,
  open: () => string,
  teams: string | undefined,
): Promise<number> {
  let named = "";
  let status = 2;
  try {
    const [report, card] = [join(open(), `${stack}.json`), join(open(), `${stack}.card.json`)];
    status = await run(stack, [`json=${report}`, `teams=${card}`]);
    if (status !== 0) {
      named = ` ${JSON.stringify(namedIn(report))}`;
      await postCard(stack, card, teams);
    }
  } catch (error) {
    console.error(saidBy(error));
  }
  console.log(`${endMark(stack)} ${status}${named}`);
  return status;
}

async function run(stack: string, files: readonly string[]): Promise<number> {
  const { status, err } = await runPulumi(["stack", "init", stack, "--no-select"]);
  if (status !== 0) throw new Refusal(`The check did not begin: ${err.trim()}`);
  return await check({
    stack: [stack],
    profile: "scheduled",
    format: ["text", ...files],
    isMadeUp: true,
  });
}
