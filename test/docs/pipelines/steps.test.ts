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
