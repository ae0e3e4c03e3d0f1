import { Command } from "commander";
import { type Report, shippedProfiles } from "../assess/report.ts";
import { viewOf } from "../view/view.ts";
import { reportOn } from "../check/check.ts";
import type { CheckOptions, Subjects } from "../check/options.ts";
import { exemptedUnchecked } from "../check/exceptions.ts";
import { parseOutputs, removeEarlier, writeOutputs } from "../check/output.ts";
import { defaults, loadProfile } from "../check/profile.ts";
import { provenanceOf } from "../check/provenance.ts";
import { parseMoment } from "../check/moment.ts";
import { formats } from "../formats/catalog.ts";
import { filesUrlOf, isReview } from "../pipeline.ts";
import { endOnSignals } from "../interruption.ts";
import { isColored, print } from "../print.ts";
import { mergedReport } from "../publish/merge.ts";
import { Refusal } from "../refusal.ts";
import { present } from "../../policy/wire/present.ts";
import { configFileOption } from "./config-file.ts";

interface Given extends Subjects {
  readonly report?: readonly string[];
  readonly format?: readonly string[];
  readonly profile?: string;
  readonly asOf?: string;
  /** Absent: as the pipeline's variables say. */
  readonly pullRequest?: boolean;
  readonly configFile?: string;
  readonly summary?: true;
  readonly onlyChanged?: true;
  readonly quiet?: true;
  /** The stack's file is made for this run, and nobody else has it. */
  readonly isMadeUp?: true;
}

export function checkCommand(): Command {
  return new Command("check")
    .option("-s, --stack <name...>", "stacks to preview; default: the selected one")
    .option("-f, --format <format...>", "reports to write, each NAME or NAME=FILE; default: text")
    .option(
      "-p, --profile <profile>",
      `${shippedProfiles.join(", ")}, or the file of a policy pack configuration`,
    )
    .option(
      "--as-of <date>",
      "check deadlines and expiry as of a later day, such as 2026-12-24 or +30d",
    )
    .option("--summary", "text: only the table of what is due when")
    .option("--only-changed", "text and Markdown: leave out what is as in the last recorded run")
    .option("-q, --quiet", "no progress on standard error, only what went wrong")
    .option(
      "--pull-request",
      "the reader reviews a change; default: as the pipeline's variables say",
    )
    .option("--no-pull-request", "nobody reviews a change")
    .option(...configFileOption)
    .option("--events <file...>", "recorded engine events, instead of a preview")
    .option("--report <file...>", "reports of earlier checks (format json) to make one of")
    .addHelpText("after", help)
    .action(async (given: Given) => {
      endOnSignals();
      process.exitCode = await check(given);
    });
}

const help = `
Formats: ${formats.map(({ name }) => name).join(", ")}

Exit status:
  0  no mandatory policy is violated
  1  at least one is, of this or of another policy pack
  2  the check did not run: wrong usage, a failed preview, recorded events that are too old, an interruption,
     a report that could not be written`;

const clock = () => new Date();

/** Checks and reports; gives the exit status. */
export async function check(given: Given): Promise<number> {
  const outputs = parseOutputs(given.format ?? []);
  removeEarlier(outputs);
  const options: CheckOptions = {
    profile: given.profile === undefined ? defaults : loadProfile(given.profile),
    asOf: parseMoment(given.asOf, process.env["ADE_AS_OF"], clock()),
    configFile: given.configFile,
    pullRequest: isReview(given.pullRequest, process.env),
    isMadeUp: given.isMadeUp ?? false,
    now: clock,
    progress: given.quiet ? () => undefined : (line) => console.error(line),
  };
  const report = await (given.report === undefined
    ? reportOn(given, options, provenanceOf(process.env))
    : merged(given, given.report));
  for (const warning of exemptedUnchecked(report)) console.error(warning);
  const { summary, onlyChanged } = given;
  // What goes to standard output says it itself.
  if (outputs.every(({ path }) => path !== undefined))
    for (const { icon, label, headline } of viewOf(report).tenants)
      options.progress(`${icon} ${label}: ${headline}`);
  const problems = await writeOutputs(
    report,
    outputs,
    {
      color: isColored(),
      ...present({ filesUrl: filesUrlOf(process.env), summary, onlyChanged }),
    },
    print,
  );
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 2 : report.exitStatus;
}

function merged({ stack = [], ...given }: Given, files: readonly string[]): Promise<Report> {
  const { events, profile, asOf, configFile } = given;
  if ([events, profile, asOf, configFile].some((each) => each !== undefined))
    throw new Refusal(
      "--report reads what was checked already: --events, --profile, --as-of and --config-file do not go with it.",
    );
  return mergedReport({ files, stacks: stack, env: process.env, now: clock() });
}
