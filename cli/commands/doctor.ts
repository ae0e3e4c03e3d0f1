import { Command, Option } from "commander";
import { plain } from "../../policy/text/write.ts";
import { realEffects } from "../../stack/graph/effects.ts";
import { createReader } from "../../stack/graph/reader.ts";
import { defaults, loadProfile } from "../check/profile.ts";
import { ask } from "../doctor/ask.ts";
import { examine } from "../doctor/checklist.ts";
import { checks } from "../doctor/checks/catalog.ts";
import { openDiary } from "../doctor/diary.ts";
import { probeOf, probeText, whereToSend } from "../doctor/probe/probe.ts";
import { doctorFormats, type DoctorFormat, render, statusOf } from "../doctor/report.ts";
import type { World } from "../doctor/world.ts";
import { endOnSignals } from "../interruption.ts";
import { packageRoot } from "../package-root.ts";
import { print } from "../print.ts";
import { runPulumi } from "../pulumi.ts";
import { codeOf, Refusal } from "../refusal.ts";
import { replaceFile } from "../replace-file.ts";
import { configFileOption } from "./config-file.ts";

interface Given {
  readonly stack?: string;
  readonly configFile?: string;
  readonly profile?: string;
  readonly format: DoctorFormat;
  readonly probe?: string;
}

export function doctorCommand(): Command {
  return new Command("doctor")
    .option("-s, --stack <name>", "the stack to examine; default: the selected one")
    .option(...configFileOption)
    .option("-p, --profile <profile>", "the profile that the check runs with")
    .addOption(
      new Option("-f, --format <format>", "how it is reported")
        .choices(doctorFormats)
        .default("text"),
    )
    .option("--probe <file>", "write what a bug report needs: shapes, no names, ids or addresses")
    .addHelpText("after", help)
    .action(async (given: Given) => {
      endOnSignals();
      process.exitCode = await doctor(given);
    });
}

const help = `
Exit status:
  0  all is well
  1  something makes the check wrong or blind; the first thing to mend is named first
  2  it could not run`;

async function doctor(given: Given): Promise<number> {
  const world = worldOf(given);
  const { lines, found } = await examine(checks, world);
  await print(render(lines, given.format));
  if (given.probe !== undefined) {
    const text = probeText(probeOf(lines, found, world.diary));
    await write(given.probe, text);
    if (given.format === "text") await print(`\n${text}`);
    console.error(`${plain(given.probe)} is written, as shown. ${whereToSend()}`);
  }
  return statusOf(lines);
}

function worldOf({ stack, configFile, profile }: Given): World {
  const diary = openDiary(new Date());
  const effects = { ...realEffects, say: () => undefined, tap: diary.tap };
  return {
    node: process.version,
    directory: process.cwd(),
    root: packageRoot,
    env: process.env,
    given: { stack, configFile },
    profile: profile === undefined ? defaults : loadProfile(profile),
    pulumi: runPulumi,
    ask,
    effects,
    reader: createReader(effects),
    diary,
  };
}

async function write(file: string, text: string): Promise<void> {
  try {
    await replaceFile(file, text);
  } catch (error) {
    throw new Refusal(`--probe ${plain(file)}: it cannot be written (${codeOf(error)}).`);
  }
}
