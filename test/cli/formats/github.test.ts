import { describe, expect, it } from "vitest";
import { github } from "../../../cli/formats/log-commands.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { type Command, readGitHub } from "./runner-commands.ts";
import { countsOfMarks, failedTenant, markedReport, samples } from "./samples.ts";

function render(each: Report): string {
  return github.render(each, { color: false });
}

function commands(each: Report): readonly (Command | undefined)[] {
  return render(each).trimEnd().split("\n").map(readGitHub);
}

function titles(each: Report): readonly string[] {
  return commands(each).map((command) => `${command?.name}: ${command?.properties["title"]}`);
}

describe("github", () => {
  it("annotates the line of each declaration with all that was found", () => {
    expect(commands(report())[1]).toEqual({
      name: "error",
      properties: {
        file: "Pulumi.contoso.yaml",
        line: "12",
        title: "Contoso: Kiosk iPads, renew today",
      },
      data: [
        "An ADE token must not be expired. (ade-token-not-expired, mandatory, deadline or time limit passed)",
        finding().message,
        "Has blocked since 2026-11-18.",
      ].join("\n"),
    });
  });

  it("heads them with each tenant's result, and who can cure it", () => {
    expect(commands(report())[0]).toEqual({
      name: "notice",
      properties: { title: "Apple enrollment tokens" },
      data: "Contoso: 1 of 3 tokens blocks. This pull request did not cause it and cannot fix it.",
    });
  });

  it("says no more than the result where all is healthy", () => {
    expect(commands(report({ tenants: [healthyTenant()], asOf: "2026-12-24T23:59:59Z" }))).toEqual([
      {
        name: "notice",
        properties: { title: "Apple enrollment tokens" },
        data: "Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)\nChecked as of 2026-12-24.",
      },
    ]);
  });

  it.for([
    { when: "a finding says so", tenants: unreadableTenant(), as: "warning: Contoso: not checked" },
    { when: "the preview failed", tenants: failedTenant(), as: "error: Adatum: not checked" },
    {
      when: "no finding says so",
      tenants: failedTenant({ failed: false }),
      as: "warning: Adatum: not checked",
    },
    {
      when: "a token blocks as well",
      tenants: failedTenant({ failed: false, blocked: true }),
      as: "error: Adatum: not checked",
    },
  ])("heads a tenant as not checked when $when", ({ tenants, as }) => {
    expect(titles(report({ tenants: [tenants] }))).toEqual(["notice: Apple enrollment tokens", as]);
  });

  it("writes what was not checked first, then the strictest first", () => {
    const found = (["low", "critical", "medium", "high"] as const).map((severity) =>
      entry({ name: severity, state: "blocked", findings: [finding({ severity })] }),
    );
    const unread = unreadableTenant({ label: "Fabrikam" });
    const tenants = [tenant({ entries: found }), unread, failedTenant()];
    expect(titles(report({ tenants })).slice(1)).toEqual([
      "warning: Fabrikam: not checked",
      "error: Adatum: not checked",
      ...["critical", "high", "medium", "low"].map(
        (name) => `error: Contoso: ${name}, renew today`,
      ),
    ]);
  });

  it.for([
    { tokens: 10, note: undefined },
    { tokens: 11, note: "11 errors: the first 10, the log has all." },
  ])("says of $tokens errors how many GitHub does not show", ({ tokens, note }) => {
    const [heading] = commands(markedReport(tokens));
    expect(heading?.data.split("\n")[1]).toBe(note);
  });

  it("writes every finding once, a token's in one annotation", () => {
    const text = render(markedReport(200));
    expect(new Set(countsOfMarks(text, 200))).toEqual(new Set([1]));
    expect(text.trimEnd().split("\n")).toHaveLength(201);
  });

  it.for(samples)("writes nothing but its own commands when $when", ({ report: each }) => {
    const all = commands(each);
    expect(all).not.toContain(undefined);
    expect(all.map((command) => Object.keys(command?.properties ?? {}).join())).toEqual([
      "title",
      ...all.slice(1).map(() => "file,line,title"),
    ]);
    expect(new Set(all.map((command) => command?.name))).toBeOneOf([
      new Set(["notice"]),
      new Set(["notice", "warning"]),
      new Set(["notice", "error"]),
      new Set(["notice", "error", "warning"]),
    ]);
  });

  it("gives every character back to the runner", () => {
    const name = "%0A%25,:;]=::error::é🍏";
    const named = entry({
      name,
      declaredAt: { file: `${name}.yaml`, line: 1 },
      findings: [finding({ message: name })],
    });
    const [, command] = commands(report({ tenants: [tenant({ entries: [named] })] }));
    expect(command?.properties["file"]).toBe(`${name}.yaml`);
    expect(command?.properties["title"]).toBe(`Contoso: ${name}, renew today`);
    expect(command?.data).toContain(`\n${name}`);
  });
});
