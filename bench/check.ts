import { join } from "node:path";
import { formats } from "../cli/formats/catalog.ts";
import { previewOf } from "./constant.ts";
import { compare, type Row, run } from "./measure.ts";
import { openPackage } from "./package.ts";
import { openFleet } from "./tokens.ts";

/** The command with all its formats. */
export async function check(runs: number): Promise<readonly Row[]> {
  using installed = openPackage();
  const { folder } = installed;
  await using fleet = await openFleet(10, folder);
  const { workspace } = fleet;
  const reports = formats.map(
    ({ name }) => `${name}=${join(workspace.directory, `report.${name}`)}`,
  );
  const stack = ["--stack", "demo", "--config-file", workspace.stackFile];
  const command = [process.execPath, "cli/apple-ade.js", "check", ...stack, "--format", ...reports];
  const row = await compare(
    {
      measure: "apple-ade check of 10 tokens with all formats",
      ours: () => run(command, workspace.env, { cwd: folder }),
      against: "the bare preview",
      theirs: () => previewOf(workspace, "policy", {}, folder),
      most: 1.1,
    },
    runs,
  );
  return [row];
}
