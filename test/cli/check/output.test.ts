import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { parseMoment } from "../../../cli/check/moment.ts";
import { parseOutputs, removeEarlier, writeOutputs } from "../../../cli/check/output.ts";
import { formats } from "../../../cli/formats/catalog.ts";
import type { Format } from "../../../cli/formats/format.ts";
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
  it("has each format that docs/reports.md explains, and no other", () => {
    const page = readFileSync("docs/reports.md", "utf8");
    const [, table = ""] = /^\| format.*\n\|[-| ]+\n((?:\|.*\n)+)/m.exec(page) ?? [];
    const explained = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(explained.toSorted()).toEqual(formats.map(({ name }) => name).toSorted());
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

const closed = () => Promise.reject(new Refusal("Standard output cannot be written (EPIPE)."));

describe("writing reports", () => {
  it("makes folders, and colours only what is printed", async () => {
    const path = join(folder(), "deep", "report.txt");
    const printed: string[] = [];
    const outputs = parseOutputs([`text=${path}`, "text"]);
    const print = async (text: string) => void printed.push(text);
    expect(await writeOutputs(report(), outputs, { color: true }, print)).toEqual([]);
    expect(printed.join("")).toContain("\u001B[");
    expect(readFileSync(path, "utf8")).not.toContain("\u001B[");
  });

  it("writes the others where one cannot be made, written or printed, and says which", async () => {
    const there = folder();
    const good = join(there, "report.json");
    const broken: Format = {
      name: "broken",
      render() {
        throw new Error("no such day");
      },
    };
    const outputs = [
      { format: broken, path: join(there, "broken.txt") },
      ...parseOutputs(["text", `html=${there}`, `json=${good}`]),
    ];
    expect(await writeOutputs(report(), outputs, { color: false }, closed)).toEqual([
      expect.stringMatching(/^The report broken could not be made\. .*\n.*no such day/),
      "Standard output cannot be written (EPIPE).",
      `The report could not be written to ${there} (EISDIR).`,
    ]);
    expect(JSON.parse(readFileSync(good, "utf8"))).toMatchObject({ schemaVersion: 1 });
    expect(readdirSync(there)).toEqual(["report.json"]);
  });

  it("writes through what is no file of its own", async () => {
    const there = folder();
    const link = join(there, "latest.txt");
    symlinkSync(join(there, "report.txt"), link);
    const outputs = parseOutputs([`text=${link}`, "text=/dev/null"]);
    expect(await writeOutputs(report(), outputs, { color: false }, async () => undefined)).toEqual(
      [],
    );
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(there)).toEqual(["latest.txt", "report.txt"]);
  });
});

describe("reports of an earlier run", () => {
  it("are removed, but for those that say in each line how old they are", () => {
    const there = folder();
    for (const name of ["report.json", "report.prom"]) writeFileSync(join(there, name), "old");
    const files = [`json=${there}/report.json`, `prometheus=${there}/report.prom`];
    removeEarlier(parseOutputs([...files, `html=${there}/none.html`, `text=${there}`, "text"]));
    expect(readdirSync(there)).toEqual(["report.prom"]);
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
    { option: "+0d", variable: undefined, moment: "2026-11-23" },
    { option: "+30d", variable: "2026-12-24", moment: "2026-12-23" },
  ])("is $moment for $option and $variable", ({ option, variable, moment }) => {
    expect(parseMoment(option, variable, now)).toBe(moment);
  });

  test.for([
    { option: "-1d", variable: undefined, says: '--as-of is "-1d", which is neither a date' },
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
