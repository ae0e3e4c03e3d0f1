import { Command, CommanderError } from "commander";
import { productVersion } from "./check/provenance.ts";
import { checkCommand } from "./commands/check.ts";
import { explainCommand } from "./commands/explain.ts";
import { demoCommand } from "./commands/demo.ts";
import { importCommand } from "./commands/import.ts";
import { scheduledCommand } from "./commands/scheduled.ts";
import { Refusal } from "./refusal.ts";

/** Runs `apple-ade` with the arguments after its name; the exit status is the process's. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command("apple-ade")
    .version(productVersion())
    .description("Apple ADE tokens in Microsoft Intune: checked, reported, explained")
    .addCommand(checkCommand())
    .addCommand(importCommand())
    .addCommand(explainCommand())
    .addCommand(demoCommand())
    .addCommand(scheduledCommand(), { hidden: true })
    .exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = statusOf(error);
  }
}

/** The exit status of what a person asked for and cannot have. */
const notRun = 2;

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : notRun;
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  return notRun;
}
