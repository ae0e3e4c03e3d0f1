import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { junit } from "../../../cli/formats/junit/junit.ts";
import type { Report } from "../../../cli/assess/report.ts";
import {
  entry,
  finding,
  healthyTenant,
  report,
  tenant,
  termsFinding,
  unreadableTenant,
} from "../reports.ts";
import { readSuites } from "./junit-suites.ts";
import { countsOfMarks, failedTenant, markedReport, samples } from "./samples.ts";

function render(each: Report): string {
  return junit.render(each, { color: false });
}

function cases(each: Report) {
  return readSuites(render(each)).flatMap((suite) => suite.cases);
}

function results(each: Report) {
  return cases(each).map(({ name, result }) => `${name}: ${result?.kind ?? "passed"}`);
}

describe("junit", () => {
  it("fails a token that blocks, skips one that warns and passes what is healthy", () => {
    expect(results(report())).toEqual([
      "Contoso (tenant): passed",
      "Kiosk iPads (kiosk): failure",
      "Corporate iPhones (corporate): skipped",
      "Meeting-room TVs (meetingRooms): passed",
    ]);
  });

  it("says in a line what to do, and below it all that was found", () => {
    expect(cases(report())[1]?.result).toEqual({
      kind: "failure",
      message: "To do: renew today. Has blocked since 2026-11-18.",
      type: "ade-token-not-expired",
      text: [
        "An ADE token must not be expired. (ade-token-not-expired, mandatory, deadline or time limit passed)",
        finding().message,
        "Has blocked since 2026-11-18.",
        "Declared in Pulumi.contoso.yaml, line 12.",
      ].join("\n"),
    });
    expect(cases(report())[2]?.result?.message).toBe(
      "Warning. To do: accept Apple's terms. The scheduled check blocks from 2026-11-29 (ade-token-terms-accepted-in-time).",
    );
    const warned = entry({ state: "warned", findings: [termsFinding("Corporate iPhones")] });
    expect(cases(report({ tenants: [tenant({ entries: [warned] })] }))[1]?.result?.message).toBe(
      "Warning, blocks nothing. To do: accept Apple's terms.",
    );
  });

  it.for([
    { when: "a finding says so", tenants: unreadableTenant(), says: "could not be reached" },
    { when: "the preview failed", tenants: failedTenant(), says: "no passphrase.\nSet it." },
    {
      when: "a mandatory policy says so",
      tenants: blockedAndUnread(),
      says: "must not be expired",
    },
  ])("has an error for a tenant that was not checked when $when", ({ tenants, says }) => {
    const [first] = cases(report({ tenants: [tenants] }));
    expect(first).toMatchObject({
      name: `${tenants.label} (tenant)`,
      result: { kind: "error", message: "Not checked.", type: "not-checked" },
    });
    expect(first?.result?.text).toMatch(/^Not checked\.\n/);
    expect(first?.result?.text).toContain(says);
  });

  it("has an error for each token that was not read", () => {
    expect(results(report({ tenants: [unreadableTenant()] }))).toEqual([
      "Contoso (tenant): error",
      "Corporate iPhones (corporate): error",
    ]);
  });

  it("has a suite for each tenant, headed with its result", () => {
    const tenants = [tenant(), healthyTenant({ label: "Adatum", stack: "prod" }), failedTenant()];
    const suites = readSuites(render(report({ tenants, asOf: "2026-12-24T23:59:59Z" })));
    expect(suites.map(({ name, output }) => `${name} | ${output}`)).toEqual([
      "Contoso | Contoso: 1 of 3 tokens blocks. This pull request did not cause it and cannot fix it.\nChecked as of 2026-12-24.",
      "Adatum | Adatum: not checked, blocks. This blocks this pull request until the check runs to its end.\nChecked as of 2026-12-24.",
      "Adatum (prod) | Adatum: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)\nChecked as of 2026-12-24.",
    ]);
  });

  it.for(samples)("is XML and counts its tests when $when", ({ report: each }) => {
    const text = render(each);
    expect(XMLValidator.validate(text)).toBe(true);
    for (const suite of readSuites(text)) {
      const count = (kind: string) =>
        suite.cases.filter(({ result }) => result?.kind === kind).length;
      expect(suite.counts).toEqual({
        tests: suite.cases.length,
        failures: count("failure"),
        errors: count("error"),
        skipped: count("skipped"),
      });
    }
  });

  it.for(samples)("gives no two tests of a suite the same name when $when", ({ report: each }) => {
    for (const suite of readSuites(render(each))) {
      const names = suite.cases.map(({ name, classname }) => `${classname} ${name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("writes every finding once", () => {
    expect(new Set(countsOfMarks(render(markedReport(200)), 200))).toEqual(new Set([1]));
  });

  it.for(["true", "false", `"><failure/>&xxe;]]>`, "<![CDATA[", "  a  ", "é🍏"])(
    "gives the name %s back to a reader of XML",
    (name) => {
      const named = { label: name, stack: name, entries: [entry({ name })] };
      const [suite] = readSuites(render(report({ tenants: [healthyTenant(named)] })));
      expect(suite?.name).toBe(name);
      expect(suite?.cases.at(-1)?.name).toBe(`${name} (corporate)`);
      expect(suite?.output).toContain(`${name}: 1 token healthy`);
    },
  );

  it("shows the code of a character that XML does not have", () => {
    const [suite] = readSuites(
      render(report({ tenants: [healthyTenant({ label: "a\u{ffff}" })] })),
    );
    expect(suite?.name).toBe(String.raw`a\u{ffff} (contoso)`);
    expect(suite?.output).toMatch(/^a\\u\{ffff\}: all/);
  });
});

function blockedAndUnread() {
  const found = entry({ kind: "tenant", state: "blocked", findings: [finding()] });
  return failedTenant({ failed: false, blocked: true, entries: [found] });
}
