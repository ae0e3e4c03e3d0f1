import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { reportSchema } from "../../cli/assess/report.ts";
import packageFile from "../../package.json" with { type: "json" };
import { readDeclarations } from "../../stack/declaration/from-config.ts";
import { commandsIn, problemOf } from "./commands.ts";
import { anchorsOf, fencedIn, linksIn } from "./markdown.ts";

const docs = join(import.meta.dirname, "../../docs");
const days = readdirSync(join(docs, "days")).map((file) => `days/${file}`);
const files = [...days, "several-tenants.md"];
const read = (file: string) => readFileSync(join(docs, file), "utf8");

describe("the pages about days that matter and about several tenants", () => {
  it.for(days)("are one screen each: %s", (file) => {
    expect(read(file).trimEnd().split("\n").length).toBeLessThanOrEqual(55);
  });

  it("are all in the index", () => {
    const linked = linksIn(read("days/README.md")).map((link) => `days/${link}`);
    const pages = days.filter((file) => file !== "days/README.md");
    expect(linked.filter((link) => pages.includes(link)).toSorted()).toEqual(pages.toSorted());
  });

  it.for(files)("link to files and headings that exist: %s", (file) => {
    const links = linksIn(read(file));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !isResolved(file, link))).toEqual([]);
  });

  it.for(files)(
    "have nothing typed that is not understood: %s",
    { timeout: 30_000 },
    async (file) => {
      const commands = commandsIn(read(file));
      const problems = await Promise.all(commands.map(problemOf));
      expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
    },
  );

  it.for(files)("show stack files that are accepted: %s", (file) => {
    for (const text of fencedIn(read(file), "yaml")) {
      const { config = {} } = stackFile.parse(parse(text));
      expect(() => readDeclarations(asPulumi(config), "contoso")).not.toThrow();
    }
  });

  it("begin with the Node that the package asks for", () => {
    const [lowest] = /\d+\.\d+/.exec(packageFile.engines.node) ?? [];
    expect(read("days/first-half-hour.md")).toContain(`You need Node ${lowest} or later`);
  });

  it("begin with what the README begins with, which is tested word for word", () => {
    const [, tested = ""] =
      /<!-- from an empty directory -->([^]*?)<!-- \//.exec(read("../README.md")) ?? [];
    const known = new Set([...commandsIn(tested).map(plain), "npx pulumi login"]);
    const [project = ""] = fencedIn(read("days/first-half-hour.md"), "sh");
    expect(
      project
        .trim()
        .split("\n")
        .map(plain)
        .filter((line) => !known.has(line)),
    ).toEqual([]);
  });

  it("tell an auditor of facts that a report has", () => {
    const page = read("days/audit.md");
    const rows = page.split("\n").filter((line) => /^\|.*`/.test(line));
    const paths = rows.flatMap((row) => row.split("|")[2]?.match(/(?<=`)[\w[\].]+(?=`)/g) ?? []);
    expect(paths.length).toBeGreaterThan(15);
    expect(
      paths.filter((path) => !known.has(path.split(".").at(-1)?.replace("[]", "") ?? "")),
    ).toEqual([]);
    const queried = fencedIn(page, "sh").flatMap(
      (text) => text.match(/(?<=[ [(]\.)[a-z]\w+|(?<=\[\]\??\.)\w+/gi) ?? [],
    );
    expect(queried.length).toBeGreaterThan(8);
    expect(queried.filter((name) => !known.has(name))).toEqual([]);
  });

  it("name nobody but invented companies", () => {
    const addresses = files.flatMap((file) => read(file).match(/[\w.-]+@[\w.-]+\.[a-z]+/g) ?? []);
    expect(addresses.filter((address) => !address.endsWith("@contoso.example"))).toEqual([]);
  });
});

const stackFile = z.looseObject({ config: z.record(z.string(), z.unknown()).optional() });

/** Every property and value that the report's schema names. */
const known = new Set(JSON.stringify(z.toJSONSchema(reportSchema)).match(/[\w-]+/g));

const plain = (line: string): string => line.replaceAll("'", "");

function isResolved(file: string, link: string): boolean {
  if (/^https:\/\/[\w.-]+(?:\/|$)/.test(link)) return true;
  const [path = "", anchor] = link.split("#", 2);
  const target = path === "" ? join(docs, file) : resolve(docs, dirname(file), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(readFileSync(target, "utf8")).includes(anchor);
}

/** A page shows a part of a stack file, or what the project's file holds for all of them. */
function asPulumi(config: Readonly<Record<string, unknown>>): Record<string, string> {
  const whole = {
    "apple-ade:tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
    "apple-ade:tokens": {},
    ...config,
  };
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(valueOf(value)),
    ]),
  );
}

/** Where Pulumi's project file puts a value. */
function valueOf(value: unknown): unknown {
  const { success, data } = z.strictObject({ value: z.unknown() }).safeParse(value);
  return success ? data.value : value;
}
