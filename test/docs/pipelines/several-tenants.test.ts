import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { json } from "../../../cli/formats/json.ts";
import { type Report, reportSchema } from "../../../cli/assess/report.ts";
import { healthyTenant, report, tenant } from "../../cli/reports.ts";
import { scriptOf } from "./scripts.ts";
import { type Machine, openMachine } from "./shell.ts";

const file = "github/several-tenants.yml";
const contoso = report({ tenants: [tenant()] });
const healthy = healthyTenant({ stack: "fabrikam", label: "Fabrikam" });
const fabrikam = report({ exitStatus: 0, tenants: [healthy] });

describe("the watch of all tenants", () => {
  let machine: Machine;
  beforeEach(() => {
    machine = openMachine();
    mkdirSync(join(machine.folder, "reports"));
  });
  afterEach(() => machine[Symbol.dispose]());

  const written = (name: string) => readFileSync(join(machine.folder, name), "utf8");
  const path = (name: string) => join(machine.folder, name);

  async function stacksOf(files: readonly string[]) {
    execFileSync("git", ["init", "--quiet"], { cwd: machine.folder });
    for (const each of files) writeFileSync(path(each), "");
    execFileSync("git", ["add", "--", ".", ":!docs"], { cwd: machine.folder });
    writeFileSync(path("output"), "");
    const { status } = await machine.run(scriptOf(file, "Find"), { GITHUB_OUTPUT: path("output") });
    return { status, output: written("output") };
  }

  it("takes each stack's file for a tenant, and the demo's for none", async () => {
    const files = ["Pulumi.yaml", "Pulumi.demo.yaml", "Pulumi.b-2.eu.yaml", "Pulumi.a_1.yaml"];
    expect(await stacksOf(files)).toEqual({ status: 0, output: 'names=["a_1","b-2.eu"]\n' });
  });

  it("fails where there is no tenant at all", async () => {
    expect(await stacksOf(["Pulumi.yaml", "Pulumi.demo.yaml"])).toEqual({ status: 1, output: "" });
  });

  /** What the step does with these reports, by stack. */
  async function summarise(reports: Readonly<Record<string, Report | string>>) {
    for (const [stack, each] of Object.entries(reports)) {
      const text = typeof each === "string" ? each : json.render(each, { color: false });
      writeFileSync(path(`reports/${stack}.json`), text);
    }
    const env = {
      STACKS: '["contoso","fabrikam"]',
      GITHUB_STEP_SUMMARY: path("summary.md"),
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "contoso/ade",
      GITHUB_RUN_ID: "4711",
    };
    const ended = await machine.run(scriptOf(file, "Summary"), env);
    return { ...ended, merged: reportSchema.parse(JSON.parse(written("all/apple-ade.json"))) };
  }

  it("sums all reports up, the worst first, and leaves the decision to their jobs", async () => {
    const { status, output, merged } = await summarise({ fabrikam, contoso });
    expect({ status, output }).toEqual({ status: 0, output: "" });
    expect(merged).toEqual({ ...contoso, tenants: [...contoso.tenants, healthy] });
    expect(written("summary.md")).toContain("**2 tenants:** ❌ 1 blocked · ✅ 1 healthy");
    expect(written("all/apple-ade.html")).toContain("Fabrikam");
  });

  it("has the worst status of its reports, also where no tenant's outcome says so", async () => {
    const { merged } = await summarise({ fabrikam: { ...fabrikam, exitStatus: 2 }, contoso });
    expect(merged).toMatchObject({ exitStatus: 2 });
  });

  const unchecked = {
    stack: "contoso",
    outcome: "not-checked",
    notChecked: "The check did not run: https://github.com/contoso/ade/actions/runs/4711",
  };

  it.for([
    { when: "its job left no report", reports: { fabrikam } },
    { when: "its report broke off", reports: { fabrikam, contoso: '{ "schemaVersion": 1' } },
    { when: "its report is another program's", reports: { fabrikam, contoso: "{}" } },
  ])("calls a tenant not checked, and fails, when $when", async ({ reports }) => {
    const { status, output, merged } = await summarise(reports);
    expect({ status, output }).toEqual({
      status: 1,
      output: "contoso: its job left no report, or none that can be read.\n",
    });
    expect(merged).toMatchObject({ exitStatus: 2, tenants: [unchecked, { outcome: "passed" }] });
    expect(written("summary.md")).toContain("**2 tenants:** ❓ 1 not checked · ✅ 1 healthy");
  });

  it("has a summary without any report", async () => {
    const { status, merged } = await summarise({});
    expect(status).toBe(1);
    expect(merged).toMatchObject({ profile: "scheduled", exitStatus: 2 });
    expect(merged.tenants.map(({ outcome }) => outcome)).toEqual(["not-checked", "not-checked"]);
  });
});
