import { Command } from "commander";
import { runDemo } from "../../demo/serve.ts";

interface Given {
  readonly port: string;
  readonly scenario: string;
  readonly list?: true;
  readonly replay?: string;
}

export function demoCommand(): Command {
  return new Command("demo")
    .option("--port <number>", "where it listens; 0 takes a free one", "0")
    .option("--scenario <name>", "the situation that it plays", "default")
    .option("--replay <file>", "play a tenant of the shape that a probe of doctor tells of")
    .option("--list", "show the situations that there are")
    .action(({ port, scenario, list, replay }: Given) => {
      const situation = replay === undefined ? ["--scenario", scenario] : ["--replay", replay];
      return runDemo(list ? ["--list"] : ["--port", port, ...situation]);
    });
}
