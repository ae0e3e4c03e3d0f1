import { Argument, Command } from "commander";
import { realEffects } from "../publish/http.ts";
import { mergedReport } from "../publish/merge.ts";
import { targets } from "../publish/targets.ts";

interface Given {
  readonly report: readonly string[];
  readonly stack?: readonly string[];
  readonly workItemType: string;
}

export function publishCommand(): Command {
  return new Command("publish")
    .addArgument(new Argument("<target>", "where to").choices(Object.keys(targets)))
    .requiredOption("--report <file...>", "what `apple-ade check --format json=FILE` wrote")
    .option("-s, --stack <name...>", "stacks that are shown as not checked without a report")
    .option("--work-item-type <type>", "of azure-devops-work-items", "Task")
    .addHelpText("after", help)
    .action(async (target: string, { report: files, stack: stacks = [], workItemType }: Given) => {
      const { env } = process;
      const report = await mergedReport({ files, stacks, env, now: new Date() });
      const published = targets[target]?.({ report, env, effects: realEffects, workItemType });
      const problems = (await published) ?? [];
      for (const problem of problems) console.error(problem);
      process.exitCode = problems.length > 0 ? 2 : 0;
    });
}

const help = `
It runs in a pipeline, and takes the place and the token from its environment: GITHUB_TOKEN,
SYSTEM_ACCESSTOKEN or GITLAB_TOKEN. It changes only what this pipeline itself has written.

Exit status: 0 everything is published, 2 something is not. It decides nothing about the tokens.`;
