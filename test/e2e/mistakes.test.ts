import { appendFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { openStage, stateOf, withProfile } from "./stage.ts";

describe("a configuration with mistakes", { timeout: 240_000 }, () => {
  it("stops the up in one error with all of them, and nothing is read or recorded", async () => {
    await using stage = await openStage(devicesHealthy);
    stage.configure(
      {
        tenantId: "contoso",
        tokens: { corporate: { tokenName: "Corporate iPhones", renewBy: "2027-02-30" } },
      },
      "https://graph.contoso.example",
    );
    appendFileSync(stage.workspace.stackFile, "  apple-ade:ignoredToken: []\n");
    const up = await stage.pulumi(["up", "--yes", ...withProfile("record")]);
    expect(up.status, up.output).not.toBe(0);
    const [, diagnostics = ""] = up.output.split("Diagnostics:");
    expect(diagnostics.match(/error: /g)).toHaveLength(1);
    expect(diagnostics.split("\n").map((line) => line.trim().split(/: (?:is|unknown)/)[0])).toEqual(
      expect.arrayContaining([
        "graph.endpoint",
        "ignoredToken",
        "tenantId",
        "tokens.corporate.renewBy",
      ]),
    );
    expect(diagnostics).toContain("4 problems under apple-ade; nothing was read.");
    expect(diagnostics).not.toMatch(/^\s+at /m);
    expect(stage.tenant.requests).toEqual([]);
    expect(stateOf(stage).resources).toEqual([]);
  });
});
