import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { prometheus } from "../../../cli/formats/prometheus/prometheus.ts";
import { shorten } from "../../../cli/view/shorten.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { plain } from "../../../policy/text/write.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import { entry, report, tenant, termsFinding, unreadableTenant } from "../reports.ts";
import { readExposition } from "./exposition.ts";

const hostile = [
  ...hostileNames.map(({ does, text }) => ({ does, name: plain(text) })),
  { does: "ends in a backslash", name: "trailing\\" },
  { does: "has a line after all", name: 'x"} 1\nfake_metric 1' },
];

/** Of Prometheus itself; in Debian's package `prometheus`. */
const promtool = "promtool";

function render(tenants: readonly Tenant[], overrides: Partial<Report> = {}): string {
  return prometheus.render(report({ tenants: [...tenants], ...overrides }), { color: false });
}

function read(tenants: readonly Tenant[], overrides: Partial<Report> = {}) {
  return readExposition(render(tenants, overrides));
}

describe("prometheus, as a file", () => {
  it.for(hostile)("keeps a name that $does inside its label", ({ name }) => {
    const own = entry({ key: name, name, owner: name, findings: [termsFinding(name)] });
    const samples = read([tenant({ label: name, stack: name, entries: [own] })]);
    const usual = read([tenant({ entries: [entry({ findings: [termsFinding("x")] })] })]);
    expect(samples.map((each) => each.name)).toEqual(usual.map((each) => each.name));
    const shown = shorten(name, 200);
    expect(samples.find(({ labels }) => labels["key"])?.labels).toMatchObject({
      tenant: shown,
      stack: shown,
      name: shown,
    });
  });

  it.for([0, 1, 200])("is clean for promtool with %i tokens", (count, { skip }) => {
    if (spawnSync(promtool, ["--version"]).error) skip("promtool is not on PATH");
    const entries = Array.from({ length: count }, (_, index) =>
      entry({ key: `token${index}`, name: hostile[index % hostile.length]?.name ?? "" }),
    );
    const tenants = [tenant(), tenant({ stack: "many", entries }), unreadableTenant()];
    const { status, stderr, stdout } = spawnSync(promtool, ["check", "metrics"], {
      input: render(tenants, { asOf: "2026-12-24T23:59:59Z" }),
      encoding: "utf8",
    });
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: "", stdout: "" });
  });
});
