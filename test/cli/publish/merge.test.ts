import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../../cli/assess/report.ts";
import { json } from "../../../cli/formats/json.ts";
import { mergedReport } from "../../../cli/publish/merge.ts";
import { healthyTenant, report, tenant } from "../reports.ts";
import { clockTolerance, day } from "../../../policy/text/time.ts";

const contoso = report({ tenants: [tenant()] });
const healthy = healthyTenant({ stack: "fabrikam", label: "Fabrikam" });
const fabrikam = report({ exitStatus: 0, tenants: [healthy] });
const now = new Date(new Date(contoso.checkedAt).getTime() + day / 2);
const env = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "contoso/ade",
  GITHUB_RUN_ID: "4711",
};

describe("one report of many", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "apple-ade-merge-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Of these reports, by file; `undefined`: the file was not written. */
  function merged(
    reports: Readonly<Record<string, Report | string | undefined>>,
    stacks: readonly string[] = ["contoso", "fabrikam"],
  ) {
    const files = Object.entries(reports).map(([name, each]) => {
      const file = join(folder, name);
      if (each !== undefined)
        writeFileSync(file, typeof each === "string" ? each : json.render(each, { color: false }));
      return file;
    });
    return mergedReport({ files, stacks, env, now });
  }

  it("holds all tenants, and is as old as its oldest part", async () => {
    const later = { ...fabrikam, checkedAt: "2026-11-23T11:00:00.000Z" };
    expect(await merged({ "f.json": later, "c.json": contoso })).toEqual({
      ...later,
      checkedAt: contoso.checkedAt,
      exitStatus: 1,
      tenants: [healthy, ...contoso.tenants],
    });
  });

  it("has the worst status of its reports, also where no tenant says so", async () => {
    const failed: Report = { ...fabrikam, exitStatus: 2 };
    expect(await merged({ "f.json": failed, "c.json": contoso })).toMatchObject({ exitStatus: 2 });
  });

  it.for([
    { when: "its job left no report", left: undefined },
    { when: "its report broke off", left: '{ "schemaVersion": 1' },
    { when: "its report is another program's", left: "{}" },
  ])("calls a tenant not checked when $when", async ({ left }) => {
    expect(await merged({ "f.json": fabrikam, "c.json": left })).toMatchObject({
      exitStatus: 2,
      tenants: [
        { outcome: "passed" },
        {
          stack: "contoso",
          outcome: "not-checked",
          notChecked: "The check did not run: https://github.com/contoso/ade/actions/runs/4711",
        },
      ],
    });
  });

  it.for([
    { when: "half a day ago", age: day / 2, outcome: "passed" },
    { when: "before that", age: day / 2 + 1, outcome: "not-checked" },
    { when: "within what clocks differ from now", age: -clockTolerance, outcome: "passed" },
    { when: "after now", age: -clockTolerance - 1, outcome: "not-checked" },
  ])("takes a report that was made $when: $outcome", async ({ age, outcome }) => {
    const checkedAt = new Date(now.getTime() - age).toISOString();
    const of = await merged({ "f.json": { ...fabrikam, checkedAt } }, ["fabrikam"]);
    expect(of.exitStatus).toBe(outcome === "passed" ? 0 : 2);
    expect(of.tenants).toMatchObject([{ stack: "fabrikam", outcome }]);
  });

  it("says of a report of another run when that was", async () => {
    const { tenants } = await merged(
      { "f.json": { ...fabrikam, checkedAt: "2026-10-14T05:40:00.000Z" } },
      [],
    );
    expect(tenants).toMatchObject([
      {
        notChecked:
          "Its report is of another run: 2026-10-14 05:40 UTC, 40 days ago. Check it again.",
      },
    ]);
  });

  it("is made without any report as well", async () => {
    const { tenants, ...rest } = await merged({ "c.json": undefined });
    expect(rest).toMatchObject({
      profile: "scheduled",
      exitStatus: 2,
      checkedAt: now.toISOString(),
    });
    expect(tenants.map(({ outcome }) => outcome)).toEqual(["not-checked", "not-checked"]);
  });

  it("knows a stack by its last name", async () => {
    expect((await merged({ "c.json": contoso }, ["acme/ade/contoso"])).tenants).toHaveLength(1);
  });

  it.for([
    { of: "a file that nobody is named for", reports: { "c.json": undefined }, stacks: [] },
    { of: "two reports of one stack", reports: { "a.json": contoso, "b.json": contoso } },
    {
      of: "another profile",
      reports: { "a.json": contoso, "b.json": { ...fabrikam, profile: "scheduled" } },
    },
    {
      of: "other levels under one name",
      reports: {
        "a.json": contoso,
        "b.json": {
          ...fabrikam,
          policies: contoso.policies.map((each) => ({ ...each, level: "disabled" as const })),
        },
      },
    },
    {
      of: "another day",
      reports: { "a.json": contoso, "b.json": { ...fabrikam, asOf: "2026-12-24T00:00:00Z" } },
    },
  ])("is not made of $of", async ({ reports, stacks }) => {
    await expect(merged(reports, stacks)).rejects.toMatchObject({
      name: "Refusal",
      message: expect.stringMatching(/^--report/),
    });
  });
});
