import { join } from "node:path";
import { formats } from "../cli/formats/catalog.ts";
import { previewOf } from "./constant.ts";
import { compare, type Row, run } from "./measure.ts";
import { openFleet } from "./tokens.ts";

/** The command with all its formats. */
export async function check(runs: number): Promise<readonly Row[]> {
  await using fleet = await openFleet(10);
  const { workspace } = fleet;
  const reports = formats.map(
    ({ name }) => `${name}=${join(workspace.directory, `report.${name}`)}`,
  );
  const stack = ["--stack", "demo", "--config-file", workspace.stackFile];
  const command = [process.execPath, "cli/apple-ade.js", "check", ...stack, "--format", ...reports];
  const row = await compare(
    {
      measure: "apple-ade check of 10 tokens with all formats",
      ours: () => run(command, workspace.env),
      against: "the bare preview",
      theirs: () => previewOf(workspace, "policy"),
      most: 1.1,
    },
    runs,
  );
  return [row];
}
