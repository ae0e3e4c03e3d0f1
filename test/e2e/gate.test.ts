import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { ageing } from "./ageing.ts";
import {
  certificateName,
  expectedFindings,
  stateOf,
  findings,
  held,
  openStage,
  pack,
  recordsOf,
} from "./stage.ts";
import { previewTogether } from "./together.ts";
import { refuseDevicesOfMacs, unwell } from "./unwell.ts";

describe.concurrent("the gate", { timeout: 240_000 }, () => {
  it("reports what is wrong beside the tokens, and takes thresholds and levels from --policy-pack-config", async ({
    onTestFinished,
  }) => {
    const file = join(mkdtempSync(join(tmpdir(), "pack-")), "pack.json");
    onTestFinished(() => rmSync(dirname(file), { recursive: true }));
    const config = {
      "ade-devices-on-assigned-profile": "advisory",
      "ade-token-not-expiring": { enforcementLevel: "mandatory", renewBeforeDays: 60 },
    };
    writeFileSync(file, JSON.stringify(config));
    const { operation, of } = await previewTogether(
      {
        unwell: { scenario: unwell, intercept: refuseDevicesOfMacs },
        ageing: { scenario: ageing },
      },
      ...pack,
      "--policy-pack-config",
      file,
    );
    expect(operation.status, operation.output).toBe(1);
    // A token is judged without its devices.
    const { corporate = [], ...others } = findings(of("unwell"));
    const { corporate: expected = [], ...otherwise } = expectedFindings(unwell);
    expect(corporate).toEqual([...expected, "ade-devices-on-assigned-profile"].toSorted());
    expect(others).toEqual(otherwise);
    expect(held(of("unwell"))).toContain("ade-devices-on-assigned-profile");
    expect(findings(of("ageing"), "mandatory")).toEqual({
      macs: ["ade-token-not-expiring"],
      stores: ["ade-token-not-expiring"],
    });
  });

  it("stops an up at a mandatory violation", async () => {
    await using stage = await openStage(defaultScenario);
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...pack]);
    expect(up.status, up.output).toBe(1);
    const stopped = Object.keys(findings(up, "mandatory"));
    expect(stopped).not.toEqual([]);
    const recorded = recordsOf(stateOf(stage));
    for (const name of stopped) expect([...recorded.keys()]).not.toContain(name);
  });
});

describe.concurrent("ADE_AS_OF", { timeout: 240_000 }, () => {
  const at = relativeTo(new Date());

  it("moves expiry and deadlines, and leaves the age of syncs alone", async () => {
    await using stage = await openStage(devicesHealthy);
    const env = { ADE_AS_OF: at.date(301) };
    const preview = await stage.pulumi(["preview", ...pack], { env });
    expect(preview.status, preview.output).toBe(1);
    expect(findings(preview)).toEqual({
      corporate: ["ade-token-not-expired", "company-portal-token-usable"],
      [certificateName]: ["apns-certificate-not-expired"],
      apps: ["vpp-token-not-expired"],
    });
    expect(preview.output).toContain(`Checked as of ${at.date(301)}.`);
  });

  it("stops the run with one clear error when it is unparsable", async () => {
    await using stage = await openStage(healthy);
    const preview = await stage.pulumi(["preview", ...pack], { env: { ADE_AS_OF: "soon" } });
    expect(preview.status, preview.output).not.toBe(0);
    const [, diagnostics = ""] = preview.output.split("Diagnostics:");
    const sentences = diagnostics.split("\n").filter((line) => line.includes("ADE_AS_OF is"));
    expect(sentences).toEqual([
      expect.stringContaining('ADE_AS_OF is "soon", which is neither a date like'),
    ]);
    expect(stage.tenant.requests).toEqual([]);
  });
});
