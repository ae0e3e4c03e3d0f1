import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { reportSchema } from "../../cli/assess/report.ts";
import packageFile from "../../package.json" with { type: "json" };
import { commandsIn } from "./commands.ts";
import { fencedIn, linksIn } from "./markdown.ts";

const docs = join(import.meta.dirname, "../../docs");
const days = readdirSync(join(docs, "days")).map((file) => `days/${file}`);
const read = (file: string) => readFileSync(join(docs, file), "utf8");

describe("the pages about days that matter", () => {
  it.for(days)("are one screen each: %s", (file) => {
    expect(read(file).trimEnd().split("\n").length).toBeLessThanOrEqual(55);
  });

  it("are all in the index", () => {
    const linked = linksIn(read("days/README.md")).map((link) => `days/${link}`);
    const pages = days.filter((file) => file !== "days/README.md");
    expect(linked.filter((link) => pages.includes(link)).toSorted()).toEqual(pages.toSorted());
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
});

/** Every property and value that the report's schema names. */
const known = new Set(JSON.stringify(z.toJSONSchema(reportSchema)).match(/[\w-]+/g));

const plain = (line: string): string => line.replaceAll("'", "");
