import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { parseMoment } from "../../../cli/check/moment.ts";
import { parseOutputs, writeOutputs } from "../../../cli/check/output.ts";
import { formats } from "../../../cli/formats/catalog.ts";
import { Refusal } from "../../../cli/refusal.ts";
import { report } from "../reports.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "reports-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function parsed(...texts: readonly string[]) {
  return parseOutputs(texts).map(({ format, path }) => [format.name, path]);
}

describe("--format", () => {
  it("knows the formats of the contract", () => {
    expect(formats.map(({ name }) => name)).toEqual([
      "text",
      "markdown",
      "markdown-summary",
      "json",
      "html",
      "sarif",
      "junit",
      "gitlab",
      "github",
      "azure-devops",
      "ics",
      "prometheus",
    ]);
  });

  it("is text on standard output unless something else is said", () => {
    expect(parsed()).toEqual([["text", undefined]]);
  });

  it("takes any number of files, whose names may contain what separates them", () => {
    expect(parsed("html=a=b.html", "json=out/report.json", "text")).toEqual([
      ["html", "a=b.html"],
      ["json", "out/report.json"],
      ["text", undefined],
    ]);
  });

  it("lets what is made for logs stand side by side", () => {
    expect(parsed("text", "github")).toHaveLength(2);
  });

  test.for([
    {
      given: ["txt"],
      says: "--format txt: there is no such format (did you mean text?). Formats: text, markdown",
    },
    { given: ["html="], says: "--format html=: the file's name is missing." },
    { given: ["html", "json"], says: "--format html, json: only one can go to standard output" },
    { given: ["text", "json"], says: "only one can go to standard output" },
  ])("refuses $given", ({ given, says }) => {
    expect(() => parseOutputs(given)).toThrow(Refusal);
    expect(() => parseOutputs(given)).toThrow(says);
  });
});

describe("writing reports", () => {
  it("makes folders, and colours only what is printed", () => {
    const path = join(folder(), "deep", "report.txt");
    const printed: string[] = [];
    const outputs = parseOutputs([`text=${path}`, "text"]);
    const print = { text: (text: string) => printed.push(text), color: true };
    expect(writeOutputs(report(), outputs, print)).toEqual([]);
    expect(printed.join("")).toContain("\u001B[");
    expect(readFileSync(path, "utf8")).not.toContain("\u001B[");
  });

  it("writes the others where one cannot be written, and says which", () => {
    const there = folder();
    const good = join(there, "report.json");
    const outputs = parseOutputs([`html=${there}`, `json=${good}`]);
    expect(writeOutputs(report(), outputs, { text: () => undefined, color: false })).toEqual([
      `The report could not be written to ${there} (EISDIR).`,
    ]);
    expect(JSON.parse(readFileSync(good, "utf8"))).toMatchObject({ schemaVersion: 1 });
  });
});

describe("the moment to look ahead to", () => {
  const now = new Date("2026-11-23T10:00:00Z");

  test.for([
    { option: undefined, variable: undefined, moment: undefined },
    { option: undefined, variable: "", moment: undefined },
    { option: "2026-12-24", variable: undefined, moment: "2026-12-24" },
    { option: undefined, variable: "2026-12-24", moment: "2026-12-24" },
    { option: "2026-12-25", variable: "2026-12-24", moment: "2026-12-25" },
  ])("is $moment for $option and $variable", ({ option, variable, moment }) => {
    expect(parseMoment(option, variable, now)).toBe(moment);
  });

  test.for([
    { option: "soon", variable: undefined, says: '--as-of is "soon", which is neither a date' },
    {
      option: "2026-11-22",
      variable: undefined,
      says: '--as-of is "2026-11-22", which is in the past',
    },
    { option: undefined, variable: "soon", says: 'ADE_AS_OF is "soon"' },
  ])("refuses $option and $variable", ({ option, variable, says }) => {
    expect(() => parseMoment(option, variable, now)).toThrow(Refusal);
    expect(() => parseMoment(option, variable, now)).toThrow(says);
  });
});
