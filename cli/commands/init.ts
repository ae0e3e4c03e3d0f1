import { createInterface } from "node:readline/promises";
import { Argument, Command, Option } from "commander";
import type { Given } from "../init/answers.ts";
import { pipelines } from "../init/pipelines.ts";
import { init } from "../init/init.ts";

export function initCommand(): Command {
  return new Command("init")
    .addArgument(new Argument("[folder]", "the project's folder").default("."))
    .option("--tenant-id <id>", "the Entra tenant")
    .option("-s, --stack <name>", "a short name for the tenant, such as contoso")
    .option("--backend <address>", "where Pulumi keeps its state; default: where it is signed in")
    .addOption(new Option("--pipeline <system>", "the pipeline to write").choices(pipelines))
    .option("--demo", "for the demo tenant, with its state in the folder")
    .addHelpText("after", "\nIt asks for what is missing, and changes no file that exists.")
    .action(async (folder: string, given: Given) => {
      const lines = await asking((ask) => init(folder, given, ask));
      console.log(lines.join("\n"));
    });
}

/** Only a person at a terminal is asked. */
async function asking<T>(
  work: (ask: ((question: string) => Promise<string>) | undefined) => Promise<T>,
): Promise<T> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return work(undefined);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await work(async (question) => (await terminal.question(`${question} `)).trim());
  } finally {
    terminal.close();
  }
}
