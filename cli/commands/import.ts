import { Command } from "commander";

interface Given {
  readonly stack?: string;
  readonly configFile?: string;
  readonly write?: true;
}

export function importCommand(): Command {
  return new Command("import")
    .description("Declare what a tenant holds: prints what the stack's file lacks, or writes it")
    .option("-s, --stack <name>", "the stack to declare it in; default: the selected one")
    .option("--config-file <path>", "the stack's file, where it is not Pulumi.<stack>.yaml")
    .option("--write", "merge it into the stack's file, and show the difference first")
    .action(async ({ stack, configFile, write }: Given) => {
      // The libraries that sign in are loaded only when they are needed.
      const { importDeclarations } = await import("../import/import.ts");
      const { realEffects } = await import("../import/real-effects.ts");
      process.exitCode = await importDeclarations(
        { stack, configFile, write: write === true },
        realEffects(),
      );
    });
}
