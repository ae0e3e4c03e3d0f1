import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import formats from "ajv-formats";
import type { Result } from "sarif";
import { describe, expect, it } from "vitest";
import { sarif } from "../../../cli/formats/sarif/sarif.ts";
import type { Finding } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { allFindings, entry, finding, report, tenant, termsFinding } from "../reports.ts";
import { countsOfMarks, markedReport, samples } from "./samples.ts";
import { runOf } from "./sarif-run.ts";

// Of draft 4, of which nothing but the name of its `id` differs here from what ajv knows; one of
// its patterns (of a language) is none with the flag `u`.
const { $schema: _, id, ...rest } = schema;
const validate = formats
  .default(new Ajv({ strict: false, unicodeRegExp: false }))
  .compile({ $id: id, ...rest });

function render(each: Report): string {
  return sarif.render(each, { color: false });
}

function results(each: Report): readonly Result[] {
  return runOf(each).results ?? [];
}

function resultOf(overrides: Partial<Finding>): Result | undefined {
  const entries = [entry({ findings: [finding(overrides)] })];
  return results(report({ tenants: [tenant({ entries })] }))[0];
}

function locationsOf(each: Report) {
  return results(each).map(({ locations }) => locations?.[0]?.physicalLocation);
}

describe("sarif", () => {
  it.for(samples)("is valid by the official schema when $when", ({ report: each }) => {
    expect(validate(JSON.parse(render(each))), JSON.stringify(validate.errors)).toBe(true);
  });

  it("would be refused by the official schema with a result without a message", () => {
    const log = { version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{}] }] };
    expect(validate(log)).toBe(false);
  });

  it.for(samples)("has each finding once, with its rule, when $when", ({ report: each }) => {
    const { tool, results: all = [] } = runOf(each);
    const found = all.filter(({ ruleId }) => ruleId !== "not-checked");
    expect(found.map(({ ruleId }) => ruleId)).toEqual(
      allFindings(each).map((one) => one.finding.policy),
    );
    const known = all.filter(({ ruleId }) => ruleId !== "ade-token-blue");
    expect(known.map(({ ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id)).toEqual(
      known.map(({ ruleId }) => ruleId),
    );
  });

  it("says of a result what was seen and since or from when it blocks", () => {
    expect(results(report()).map(({ message }) => message.text)).toEqual([
      `${finding().message}\nHas blocked since 2026-11-18.`,
      `${termsFinding("Corporate iPhones").message}\nThe scheduled check blocks from 2026-11-29 (ade-token-terms-accepted-in-time).`,
    ]);
  });

  it("lends no other finding the day on which the strictest one blocks", () => {
    const findings = [finding(), termsFinding("Kiosk iPads")];
    const kiosk = entry({ state: "blocked", findings });
    expect(
      results(report({ tenants: [tenant({ entries: [kiosk] })] })).map(({ message }) =>
        message.text?.split("\n").at(-1),
      ),
    ).toEqual(["Blocks now.", termsFinding("Kiosk iPads").message.split("\n").at(-1)]);
  });

  it("has the text of each finding once", () => {
    expect(new Set(countsOfMarks(render(markedReport(200)), 200))).toEqual(new Set([1]));
  });

  it.for(samples)("says a file and a line of every result when $when", ({ report: each }) => {
    for (const { message, locations = [] } of results(each)) {
      expect(message.text).not.toBe("");
      expect(locations).toHaveLength(1);
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      expect(artifactLocation).toMatchObject({ uriBaseId: "%SRCROOT%" });
      expect(artifactLocation?.uri).toMatch(/^[\w.~!'()*%-]+(?:\/[\w.~!'()*%-]+)*$/);
      expect(region?.startLine).toBeGreaterThan(0);
    }
  });

  it.for([
    { file: "Pulumi.contoso.yaml", uri: "Pulumi.contoso.yaml" },
    { file: "infra/ade tokens/Pulumi.é.yaml", uri: "infra/ade%20tokens/Pulumi.%C3%A9.yaml" },
    { file: "c:#1?%20.yaml", uri: "c%3A%231%3F%2520.yaml" },
  ])("writes the path $file as a URI", ({ file, uri }) => {
    const entries = [entry({ declaredAt: { file, line: 3 }, findings: [finding()] })];
    expect(locationsOf(report({ tenants: [tenant({ entries })] }))).toMatchObject([
      { artifactLocation: { uri }, region: { startLine: 3 } },
    ]);
  });

  it("points to the top of another declaration's file, or of the project's, for want of a line", () => {
    const { declaredAt: _at, ...undeclared } = entry({ findings: [finding()] });
    const places = [[undeclared, entry()], [undeclared]].map((entries) =>
      locationsOf(report({ tenants: [tenant({ entries })] })),
    );
    expect(places).toMatchObject([
      [{ artifactLocation: { uri: "Pulumi.contoso.yaml" }, region: { startLine: 1 } }],
      [{ artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } }],
    ]);
  });

  it.for([
    { level: "mandatory", severity: "low", as: "error" },
    { level: "advisory", severity: "critical", as: "warning" },
    { level: "advisory", severity: "medium", as: "warning" },
    { level: "advisory", severity: "low", as: "note" },
  ] as const)("shows $level $severity as $as", ({ level, severity, as }) => {
    expect(resultOf({ level, severity })?.level).toBe(as);
  });

  it("keeps a result's fingerprint while days pass", () => {
    const tomorrow = resultOf({ message: "expired 6 days ago." });
    expect(tomorrow?.message).not.toEqual(resultOf({})?.message);
    expect(tomorrow?.partialFingerprints).toEqual({ "appleAde/v1": "f00dfeedf00dfeed" });
  });

  it.for([
    { text: "{0} of {tenant}", as: "{{0}} of {{tenant}}" },
    { text: String.raw`\u{202e}`, as: String.raw`\u{{202e}}` },
    { text: "[a](javascript:alert(1))", as: String.raw`[a\](javascript:alert(1))` },
    { text: String.raw`[a\](1)`, as: String.raw`[a\\\](1)` },
    { text: String.raw`C:\[x] (y)`, as: String.raw`C:\[x] (y)` },
  ])("has neither placeholders nor links from $text", ({ text, as }) => {
    expect(resultOf({ message: text })?.message.text).toBe(as);
  });
});
