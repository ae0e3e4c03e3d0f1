import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportSchemaText, updateReportSchema } from "../../docs/report-schema.ts";

describe("docs/report.schema.json", () => {
  it("is the schema that the program holds its report to", async () => {
    const published = join(import.meta.dirname, "../../docs/report.schema.json");
    expect(await updateReportSchema(published, true), "run: npm run docs").toEqual([]);
  });

  it("names itself, its draft and its version", async () => {
    expect(JSON.parse(await reportSchemaText())).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "urn:apple-ade:report:1",
      title: "Report of apple-ade check",
      properties: { schemaVersion: { const: 1 } },
    });
  });
});

describe("updateReportSchema", () => {
  let file = "";
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), "apple-ade-schema-")), "report.schema.json");
  });
  afterEach(() => rmSync(join(file, ".."), { recursive: true }));

  it("names a missing file and does not write it when it only checks", async () => {
    expect(await updateReportSchema(file, true)).toEqual(["report.schema.json"]);
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });

  it("rewrites a stale file, and then it is not stale", async () => {
    writeFileSync(file, "{}");
    expect(await updateReportSchema(file, false)).toEqual(["report.schema.json"]);
    expect(await updateReportSchema(file, true)).toEqual([]);
  });
});
