import { describe, expect, it } from "vitest";
import { azureDevOps } from "../../../cli/formats/log-commands.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { obeyed } from "../../security/obeyed.ts";
import { entry, finding, healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { type Command, readAzure } from "./runner-commands.ts";
import { countsOfMarks, failedTenant, markedReport, samples } from "./samples.ts";

function linesOf(each: Report): readonly string[] {
  return azureDevOps.render(each, { color: false }).trimEnd().split("\n");
}

function commands(each: Report): readonly Command[] {
  return linesOf(each).flatMap((line) => readAzure(line) ?? []);
}

function plainLines(each: Report): readonly string[] {
  return linesOf(each).filter((line) => readAzure(line) === undefined);
}

describe("azure-devops", () => {
  it("logs an issue for each declaration, with all that was found", () => {
    expect(commands(report())[0]).toEqual({
      name: "task.logissue",
      properties: {
        type: "error",
        sourcepath: "Pulumi.contoso.yaml",
        linenumber: "12",
        code: "ade-token-not-expired",
      },
      data: [
        "Contoso: Kiosk iPads, renew today",
        "An ADE token must not be expired. (ade-token-not-expired, mandatory, deadline or time limit passed)",
        finding().message,
        "Has blocked since 2026-11-18.",
      ].join("\n"),
    });
  });

  it("heads them with each tenant's result", () => {
    expect(plainLines(report({ pullRequest: false }))).toEqual(["Contoso: 1 of 3 tokens blocks"]);
  });

  it("says no more than the result where all is healthy", () => {
    expect(linesOf(report({ tenants: [healthyTenant()] }))).toEqual([
      "Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)",
    ]);
  });

  it.for([
    { when: "something blocks", tenants: [tenant()], results: [] },
    { when: "something warns", tenants: [warned()], results: [] },
    { when: "the preview failed", tenants: [failedTenant()], results: [] },
    { when: "it was not read", tenants: [unreadableTenant()], results: ["SucceededWithIssues"] },
    {
      when: "one was not read and another blocks",
      tenants: [unreadableTenant(), tenant()],
      results: [],
    },
  ])("keeps a task from being green that exits with 0 unchecked: $when", ({ tenants, results }) => {
    const completed = commands(report({ tenants })).filter(({ name }) => name === "task.complete");
    expect(completed.map(({ properties }) => properties["result"])).toEqual(results);
  });

  it("writes every finding once, a token's in one issue", () => {
    const all = commands(markedReport(200));
    const text = all.map(({ data }) => data).join("\n");
    expect(new Set(countsOfMarks(text, 200))).toEqual(new Set([1]));
    expect(all).toHaveLength(200);
  });

  it("says how many issues Azure DevOps does not show", () => {
    expect(plainLines(markedReport(11))).toContain("11 errors: the first 10, the log has all.");
  });

  it.for(samples)("writes nothing but its own commands when $when", ({ report: each }) => {
    expect(plainLines(each).flatMap(obeyed)).toEqual([]);
    for (const { name, properties } of commands(each)) {
      expect([name, ...Object.keys(properties)]).toBeOneOf([
        ["task.logissue", "type", "sourcepath", "linenumber", "code"],
        ["task.complete", "result"],
      ]);
    }
  });

  it("gives every character back to the agent", () => {
    const name = "%0A%25%AZP25%5D,:;]=é🍏";
    const named = entry({
      name,
      declaredAt: { file: `${name}.yaml`, line: 1 },
      findings: [finding({ message: name, policy: name })],
    });
    const [issue] = commands(report({ tenants: [tenant({ entries: [named] })] }));
    expect(issue?.properties["sourcepath"]).toBe(`${name}.yaml`);
    expect(issue?.properties["code"]).toBe(name);
    expect(issue?.data).toContain(`Contoso: ${name}, renew today\n`);
    expect(issue?.data).toContain(`\n${name}`);
  });
});

function warned() {
  const findings = [finding({ level: "advisory" })];
  return healthyTenant({ entries: [entry({ state: "warned", findings })] });
}
