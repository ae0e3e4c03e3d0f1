import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action, component, scriptOf } from "./scripts.ts";
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

  it.for([0, 1, 2])("say with which status a check ended: %i", async (status) => {
    const output = join(machine.folder, "output");
    const env = { STACK: "contoso", PROFILE: "scheduled", CONFIG_FILE: "", REPORTS: "reports" };
    await machine.run(scriptOf("action.yml", "Check"), {
      ...env,
      EVENTS: "",
      GITHUB_STEP_SUMMARY: "summary",
      GITHUB_OUTPUT: output,
      STATUS_apple_ade_check: `${status}`,
    });
    expect(readFileSync(output, "utf8")).toBe(`reports=reports\nstatus=${status}\n`);
    expect(action.text).toContain(`contains(fromJSON('["0", "1"]'), steps.check.outputs.status)`);
  });

  it.for([
    { answer: 200, found: true },
    { answer: 404, found: true },
    { answer: 403, found: false },
    { answer: 0, found: false },
  ])("use code scanning where there is a licence for it: $answer", async ({ answer, found }) => {
    const output = join(machine.folder, "output");
    writeFileSync(output, "");
    const env = { STACK: "contoso", REPORTS: join(machine.folder, "reports"), GITHUB_TOKEN: "x" };
    const surroundings = { GITHUB_OUTPUT: output, GITHUB_API_URL: "", GITHUB_REPOSITORY: "" };
    machine.report("apple-ade-contoso.sarif", "{}");
    await machine.run(scriptOf("action.yml", "Look for code scanning"), {
      ...env,
      ...surroundings,
      STATUS_out: String(answer),
    });
    expect(readFileSync(output, "utf8")).toBe(found ? "found=true\n" : "");
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

  it("call what notices their silence", async () => {
    const step = scriptOf("action.yml", "Dead man's switch");
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
    expect(component.document).toMatchObject({
      ".apple-ade-contoso": { artifacts: { when: "always", reports } },
    });
  });

  /** What comes of a repository with these files. */
  async function find(files: readonly string[]) {
    execFileSync("git", ["init", "--quiet"], { cwd: machine.folder });
    for (const each of files) writeFileSync(join(machine.folder, each), "");
    execFileSync("git", ["add", "--", "."], { cwd: machine.folder });
    const output = join(machine.folder, "output");
    writeFileSync(output, "");
    const step = scriptOf("github/several-tenants.yml", "Find");
    const { status } = await machine.run(step, { GITHUB_OUTPUT: output });
    return { status, output: readFileSync(output, "utf8") };
  }

  it("take each stack's file for a tenant, and the demo's for none", async () => {
    expect(await find(["Pulumi.yaml", "Pulumi.demo.yaml"])).toEqual({ status: 1, output: "" });
    expect(await find(["Pulumi.b-2.eu.yaml", "Pulumi.a_1.yaml"])).toEqual({
      status: 0,
      output: 'names=["a_1","b-2.eu"]\n',
    });
  });

  it.for([
    { status: 0, ends: 0 },
    { status: 1, ends: 0 },
    { status: 2, ends: 1 },
  ])("sum all tenants up, and fail where one was not checked: $status", async (each) => {
    const env = { STACKS: '["contoso","fabrikam-eu"]', GITHUB_STEP_SUMMARY: "summary" };
    mkdirSync(join(machine.folder, "reports"));
    for (const name of ["a", "b"]) writeFileSync(join(machine.folder, `reports/${name}.json`), "");
    const step = scriptOf("github/several-tenants.yml", "Summary");
    const given = { ...env, STATUS_apple_ade_check: `${each.status}` };
    expect(await machine.run(step, given)).toEqual({ status: each.ends, output: "" });
    expect(machine.calls()[0]?.args.join(" ")).toContain(
      "check --report reports/a.json reports/b.json --stack contoso fabrikam-eu --format ",
    );
  });
});
