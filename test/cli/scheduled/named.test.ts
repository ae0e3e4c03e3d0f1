import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { namedIn } from "../../../cli/scheduled/named.ts";
import { entry, report, tenant } from "../reports.ts";

function named(entries: readonly ReturnType<typeof entry>[]) {
  const folder = mkdtempSync(join(tmpdir(), "named-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report({ tenants: [tenant({ entries: [...entries] })] })));
  return namedIn(file);
}

test("an alert names the tokens with something to do, and each owner once", () => {
  const { owner: _, ...unowned } = entry({ name: "Kiosk iPads", state: "not-checked" });
  expect(
    named([
      entry({ name: "Lab Macs", state: "blocked" }),
      entry({ name: "Store iPads", state: "blocked" }),
      unowned,
      entry({ name: "Corporate iPhones", state: "warned" }),
    ]),
  ).toEqual({ tokens: "Lab Macs, Store iPads, Kiosk iPads", owners: "Endpoint team" });
});

test("an alert names no more than ten tokens", () => {
  const { tokens } = named(
    Array.from({ length: 12 }, (__, index) => entry({ name: `T${index}`, state: "blocked" })),
  );
  expect(tokens).toMatch(/^T0, .*, T9 and 2 more$/);
});
