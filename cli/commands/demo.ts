import { Command } from "commander";
import { runDemo } from "../../demo/serve.ts";

interface Given {
  readonly port: string;
  readonly scenario: string;
  readonly list?: true;
}

export function demoCommand(): Command {
  return new Command("demo")
    .option("--port <number>", "where it listens; 0 takes a free one", "0")
    .option("--scenario <name>", "the situation that it plays", "default")
    .option("--list", "show the situations that there are")
    .action(({ port, scenario, list }: Given) =>
      runDemo(list ? ["--list"] : ["--port", port, "--scenario", scenario]),
    );
}
