import { Command } from "commander";

interface Given {
  readonly port: string;
  readonly scenario: string;
  readonly list?: true;
}

export function demoCommand(): Command {
  return new Command("demo")
    .description("Run a tenant on this machine to try things on, until Ctrl-C")
    .option("--port <number>", "where it listens; 0 takes a free one", "0")
    .option("--scenario <name>", "the situation that it plays", "default")
    .option("--list", "show the situations that there are")
    .action(async ({ port, scenario, list }: Given) => {
      // The tenant is loaded only when it is asked for.
      const { runDemo } = await import("../../demo/serve.ts");
      await runDemo(list ? ["--list"] : ["--port", port, "--scenario", scenario]);
    });
}
