import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { formats } from "../../cli/formats/catalog.ts";
import { type Report, reportSchema } from "../../cli/assess/report.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { stackFile } from "../../demo/scenarios/stack-config.ts";
import { everything } from "./everything.ts";
import { openStage, type Stage } from "./stage.ts";
import { ownProgram, writeProject } from "../pulumi-project.ts";

interface Checked {
  readonly status: number;
  readonly out: string;
  readonly progress: string;
  /** What was written, by the format's name. */
  readonly written: Readonly<Record<string, string>>;
  readonly report: Report;
}

const command = resolve("cli/apple-ade.js");

/** `apple-ade check` as a pipeline runs it, with every format there is. */
async function check(stage: Stage, args: readonly string[], cwd = resolve(".")): Promise<Checked> {
  const { workspace } = stage;
  const folder = join(workspace.directory, "reports");
  const fileOf = (name: string) => join(folder, name);
  const all = ["--format", ...formats.map(({ name }) => `${name}=${fileOf(name)}`)];
  const env = { ...process.env, ...workspace.env, ADE_AS_OF: "" };
  const ended = await new Promise<Pick<Checked, "status" | "out" | "progress">>((done) => {
    const child = execFile(
      process.execPath,
      [command, "check", ...args, ...all],
      { cwd, env },
      (_, out, progress) => done({ status: child.exitCode ?? -1, out, progress }),
    );
  });
  const written = Object.fromEntries(
    formats.map(({ name }) => [name, readFileSync(fileOf(name), "utf8")]),
  );
  return { ...ended, written, report: reportSchema.parse(JSON.parse(written["json"] ?? "")) };
}

function demo({ workspace }: Stage, ...args: readonly string[]): readonly string[] {
  return ["--stack", "demo", "--config-file", workspace.stackFile, ...args];
}

describe.concurrent("apple-ade check", { timeout: 240_000 }, () => {
  it("ends with 2 when the preview could not run, and still reports why", async () => {
    await using stage = await openStage(devicesHealthy);
    stage.configure({ tokens: { corporate: { tokenName: "Corporate iPhones", renewBy: "soon" } } });
    const { status, written, report } = await check(stage, demo(stage));
    expect(status).toBe(2);
    expect(report).toMatchObject({ exitStatus: 2, tenants: [{ failed: true, entries: [] }] });
    for (const name of ["text", "markdown", "html", "junit", "sarif"]) {
      expect(written[name], name).toContain("tokens.corporate.renewBy");
    }
    expect(stage.tenant.requests).toEqual([]);
  });

  it("checks several stacks in one report", async () => {
    await using stage = await openStage(devicesHealthy);
    const folder = join(stage.workspace.directory, "program");
    writeProject(folder, ownProgram);
    await promisify(execFile)("pulumi", ["stack", "init", "broken", "--no-select"], {
      cwd: folder,
      env: { ...process.env, ...stage.workspace.env },
    });
    const own = readFileSync(stage.workspace.stackFile, "utf8");
    writeFileSync(join(folder, "Pulumi.demo.yaml"), own);
    // None of its tokens are in the tenant.
    const config = { ...everything.config(relativeTo(new Date())), tenant: "Contoso broken" };
    const theirs = stackFile(config, stage.tenant.endpoint);
    writeFileSync(join(folder, "Pulumi.broken.yaml"), `${own.split("\n")[0]}\n${theirs}`);
    const both = ["--stack", "demo", "broken"];
    const { status, progress, report, written } = await check(stage, both, folder);
    expect(status, progress).toBe(1);
    expect(progress).toMatch(
      /^Previewing demo …\n(?:.*\n)*❌ Contoso broken: \d+ of \d+ tokens (?:and certificates )?block\n✅ Contoso: .*\n$/,
    );
    expect(report.tenants.map(({ stack, label, outcome }) => [stack, label, outcome])).toEqual([
      ["demo", "Contoso", "passed"],
      ["broken", "Contoso broken", "blocked"],
    ]);
    expect(written["markdown"]).toMatch(
      /^#+ ✅ .*Contoso.*: all 2 tokens and the push certificate healthy/m,
    );
    expect(written["markdown"]).toMatch(
      /^#+ ❌ .*Contoso broken.*: \d+ of \d+ tokens (?:and certificates )?block$/m,
    );
  });
});
