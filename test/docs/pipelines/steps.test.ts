import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pipelines, scriptOf } from "./scripts.ts";
import { type Machine, openMachine } from "./shell.ts";

describe("the steps beside the check", () => {
  let machine: Machine;
  beforeEach(() => {
    machine = openMachine();
  });
  afterEach(() => machine[Symbol.dispose]());

  it.for([
    { file: "github/pull-request.yml", said: /^::error::A fork/ },
    { file: "azure-devops/pull-request.yml", said: /^##vso\[task\.logissue type=error\]A fork/ },
  ])("refuse a fork: $file", async ({ file, said }) => {
    const { status, output } = await machine.run(scriptOf(file, "Refuse a fork"), {});
    expect(status).toBe(1);
    expect(output).toMatch(said);
  });

  it.for([0, 1, 2])("say with which status the watch's check ended: %i", async (status) => {
    const output = join(machine.folder, "output");
    const env = { STACK: "contoso", GITHUB_STEP_SUMMARY: "summary", GITHUB_OUTPUT: output };
    const check = scriptOf("github/scheduled.yml", "Check");
    await machine.run(check, { ...env, STATUS_apple_ade: `${status}` });
    expect(readFileSync(output, "utf8")).toBe(`status=${status}\n`);
    const { text = "" } = pipelines.find(({ file }) => file === "github/scheduled.yml") ?? {};
    expect(text).toContain(`contains(fromJSON('["0", "1"]'), steps.check.outputs.status)`);
  });

  it.for([
    { exitStatus: 0, calls: 1 },
    { exitStatus: 1, calls: 1 },
    { exitStatus: 2, calls: 0 },
  ])("call it for all tenants unless a check did not run: $exitStatus", async (each) => {
    mkdirSync(join(machine.folder, "all"));
    const file = join(machine.folder, "all/apple-ade.json");
    writeFileSync(file, JSON.stringify({ exitStatus: each.exitStatus }));
    const step = scriptOf("github/several-tenants.yml", "Dead man's switch");
    await machine.run(step, { DEADMAN_URL: "https://monitor.example" });
    expect(machine.calls()).toHaveLength(each.calls);
  });

  it("call what notices their silence only where there is one", async () => {
    const step = scriptOf("github/scheduled.yml", "Dead man's switch");
    expect(await machine.run(step, { DEADMAN_URL: "" })).toEqual({ status: 0, output: "" });
    expect(machine.calls()).toEqual([]);
    await machine.run(step, { DEADMAN_URL: "https://monitor.example/$(x)" });
    expect(machine.calls()[0]?.args.at(-1)).toBe("https://monitor.example/$(x)");
  });

  it.for(["azure-devops/pull-request.yml", "azure-devops/scheduled.yml"])(
    "put a summary up where there is one: %s",
    async (file) => {
      const env = { REPORTS: join(machine.folder, "reports") };
      machine.report("summary.md", undefined);
      const summary = scriptOf(file, "Summary");
      expect(await machine.run(summary, env)).toEqual({ status: 0, output: "" });
      machine.report("summary.md", "# Healthy");
      const output = `##vso[task.uploadsummary]${env.REPORTS}/summary.md\n`;
      expect(await machine.run(summary, env)).toEqual({ status: 0, output });
    },
  );

  it("keep what GitLab shows of a job that failed", () => {
    const reports = { codequality: "reports/code-quality.json", junit: "reports/junit.xml" };
    expect(pipelines.find(({ system }) => system === "gitlab")?.document).toMatchObject({
      ".apple-ade": { artifacts: { when: "always", reports } },
    });
  });
});
