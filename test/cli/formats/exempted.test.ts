import { expect, test } from "vitest";
import { formats } from "../../../cli/formats/catalog.ts";
import { entry, finding, report, tenant } from "../reports.ts";

const exempted = finding({
  level: "advisory",
  exemptions: [{ id: "EXC-42", reason: "ordered in May" }],
});

function rendered(name: string, overrides: object): string {
  const entries = [entry({ state: "warned", findings: [exempted], ...overrides })];
  const of = report({ exitStatus: 0, tenants: [tenant({ outcome: "passed", entries })] });
  const format = formats.find((each) => each.name === name);
  return format?.render(of, { color: false }).replaceAll(/\s+/g, " ") ?? "";
}

test.for(formats)("$name names the exception of a finding and its reason", ({ name }) => {
  const text = rendered(name, {});
  expect(text).toContain("EXC-42");
  expect(text).toContain("ordered in May");
});

test("one that is exempted and was not checked is said to be so", () => {
  expect(rendered("text", { state: "not-checked", notChecked: "Graph did not answer." })).toContain(
    "renew today; does not block: exempted by EXC-42: ordered in May; still not checked",
  );
});

test("SARIF suppresses what is exempted, and says of all others that they are not", () => {
  const findings = [exempted, finding({ fingerprint: "beef" })];
  expect(JSON.parse(rendered("sarif", { findings }))).toMatchObject({
    runs: [
      {
        results: [
          {
            suppressions: [
              { kind: "external", justification: "exempted by EXC-42: ordered in May" },
            ],
          },
          { suppressions: [] },
        ],
      },
    ],
  });
});
