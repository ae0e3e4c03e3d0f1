import { Command, Option } from "commander";
import { importDeclarations } from "../import/import.ts";
import { realEffects } from "../import/real-effects.ts";
import { endOnSignals } from "../interruption.ts";
import { Refusal } from "../refusal.ts";
import { configFileOption } from "./config-file.ts";

interface Given {
  readonly stack?: string;
  readonly configFile?: string;
  readonly write?: true;
  readonly format: string;
}

export function importCommand(): Command {
  return new Command("import")
    .option("-s, --stack <name>", "the stack to declare it in; default: the selected one")
    .option(...configFileOption)
    .option("--write", "merge it into the stack's file, and show the difference first")
    .addOption(
      new Option("--format <format>", "print configuration, or arguments for a program")
        .choices(["yaml", "typescript"])
        .default("yaml"),
    )
    .action(async ({ stack, configFile, write, format }: Given) => {
      endOnSignals();
      const asProgram = format === "typescript";
      if (asProgram && write)
        throw new Refusal("--format typescript only prints; --write is for the stack's file.");
      process.exitCode = await importDeclarations(
        { stack, configFile, write: write === true },
        { ...realEffects(), asProgram },
      );
    });
}
