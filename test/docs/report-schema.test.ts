import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportSchemaText } from "../../docs/report-schema.ts";

describe("docs/report.schema.json", () => {
  it("is the schema that the program holds its report to", async () => {
    const published = join(import.meta.dirname, "../../docs/report.schema.json");
    expect(readFileSync(published, "utf8"), "run: npm run docs").toBe(await reportSchemaText());
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
