import { join } from "node:path";
import { nodeOptions } from "../cli/check/node-options.ts";
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
  const measure = "apple-ade check of 10 tokens with all formats";
  const ours = () => run(command, workspace.env, { cwd: folder });
  const preview = (more: Readonly<Record<string, string>>) => () =>
    previewOf(workspace, "policy", more, folder);
  const bare = { against: "the bare preview", theirs: preview({}) };
  const sameStart = {
    against: "the preview with before-sdk.cjs",
    theirs: preview({ NODE_OPTIONS: nodeOptions(process.env) }),
  };
  return [
    await compare({ measure, ours, ...bare, most: 1.1 }, runs),
    await compare({ measure, ours, ...sameStart, most: 1.1 }, runs),
  ];
}
