import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
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

const notJudged = {
  demo: ["ade-tenant-readable"],
  corporate: ["ade-token-judged"],
  [certificateName]: ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};

/** A team's own program in the same stack: the tenant's resources beside one that is none of ours. */
function writeProgram({ workspace }: Stage): readonly string[] {
  const folder = join(workspace.directory, "program");
  mkdirSync(folder);
  const runtime = "runtime: { name: nodejs, options: { typescript: false } }";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: apple-ade\nmain: index.ts\n${runtime}\n`);
  const program = `import { Stash } from "@pulumi/pulumi";
import "${resolve("stack/index.ts")}";
new Stash("unrelated", { input: "anything" });
`;
  writeFileSync(join(folder, "index.ts"), program);
  return ["--cwd", folder];
}

describe.concurrent("an outage of Graph", { timeout: 240_000 }, () => {
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
