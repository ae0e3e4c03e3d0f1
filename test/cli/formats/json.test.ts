import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { json } from "../../../cli/formats/json.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant } from "../reports.ts";
import { samples } from "./samples.ts";

const published = join(import.meta.dirname, "../../../docs/report.schema.json");
const validate = formats
  .default(new Ajv2020({ allErrors: true }))
  .compile(JSON.parse(readFileSync(published, "utf8")) as object);

function render(each: Report): string {
  return json.render(each, { color: false });
}

describe("json", () => {
  it.for(samples)("is valid by the published schema when $when", ({ report: each }) => {
    expect(validate(JSON.parse(render(each))), JSON.stringify(validate.errors)).toBe(true);
  });

  it.for(samples)("is the whole report when $when", ({ report: each }) => {
    expect(JSON.parse(render(each))).toEqual(each);
  });

  it("has its keys in the schema's order, whatever theirs was", () => {
    const reversed = Object.fromEntries(Object.entries(report()).toReversed()) as Report;
    expect(Object.keys(reversed)[0]).toBe("tenants");
    expect(render(reversed)).toBe(render(report()));
  });

  it.for([
    { when: "a key is misspelt", wrong: { ...report(), commmit: "0123" } },
    { when: "the schema's version is another", wrong: { ...report(), schemaVersion: 2 } },
    { when: "no stack is named", wrong: { ...report(), tenants: [{ label: "Contoso" }] } },
    {
      when: "an instant is not in UTC",
      wrong: { ...report(), checkedAt: "2026-11-23T10:00:00+01:00" },
    },
    { when: "a date does not exist", wrong: withEntry({ renewBy: "2026-02-30" }) },
    {
      when: "a level is unknown",
      wrong: withEntry({ findings: [{ ...finding(), level: "fatal" }] }),
    },
    {
      when: "a line is before the first",
      wrong: withEntry({ declaredAt: { file: "a", line: 0 } }),
    },
  ])("is refused by the published schema when $when", ({ wrong }) => {
    expect(validate(wrong)).toBe(false);
  });
});

function withEntry(overrides: object): object {
  return report({ tenants: [tenant({ entries: [{ ...entry(), ...overrides }] })] });
}
