import { Command } from "commander";
import { importDeclarations } from "../import/import.ts";
import { realEffects } from "../import/real-effects.ts";
import { endOnSignals } from "../interruption.ts";

interface Given {
  readonly stack?: string;
  readonly configFile?: string;
  readonly write?: true;
}

export function importCommand(): Command {
  return new Command("import")
    .option("-s, --stack <name>", "the stack to declare it in; default: the selected one")
    .option("--config-file <path>", "the stack's file, where it is not Pulumi.<stack>.yaml")
    .option("--write", "merge it into the stack's file, and show the difference first")
    .action(async ({ stack, configFile, write }: Given) => {
      endOnSignals();
      process.exitCode = await importDeclarations(
        { stack, configFile, write: write === true },
        realEffects(),
      );
    });
}
