import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import {
  certificateName,
  stateOf,
  findings,
  nameOf,
  openStage,
  outage,
  pack,
  type Stage,
  steps,
} from "./stage.ts";
import { ownProgram, writeProject } from "../pulumi-project.ts";

const notJudged = {
  demo: ["ade-tenant-readable"],
  corporate: ["ade-token-judged"],
  [certificateName]: ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};

/** A team's own program in the same stack: the tenant's resources beside one that is none of ours. */
function writeProgram({ workspace }: Stage): readonly string[] {
  const folder = join(workspace.directory, "program");
  const beside =
    'import { Stash } from "@pulumi/pulumi";\nnew Stash("unrelated", { input: "anything" });\n';
  writeProject(folder, ownProgram + beside);
  return ["--cwd", folder];
}

describe("an outage of Graph", { timeout: 240_000 }, () => {
  it("fails nothing by default, and is told", async () => {
    await using stage = await openStage(devicesHealthy, { intercept: outage });
    const program = writeProgram(stage);
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...program, ...pack]);
    expect(up.status, up.output).toBe(0);
    expect(steps(up)).toMatchObject({ unrelated: "create" });
    const { resources } = stateOf(stage);
    expect(resources.map(({ urn }) => nameOf(urn))).toContain("unrelated");

    expect(findings(up)).toEqual(notJudged);
    expect(findings(up, "mandatory")).toEqual({});
    expect(up.output).toMatch(/\[advisory\] \[severity: high\] {2}ade-tenant-readable /);
    expect(up.output).toContain(`Not read completely from ${stage.tenant.endpoint}: ADE tokens.`);
  });
});
