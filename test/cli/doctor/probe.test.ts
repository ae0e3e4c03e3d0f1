import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { findingsOf } from "../../../cli/doctor/checks/meaning.ts";
import { probeOf, probeText } from "../../../cli/doctor/probe/probe.ts";
import type { Probe } from "../../../cli/doctor/probe/schema.ts";
import { replay } from "../../../demo/replay.ts";
import { appleConfigurator } from "../../../demo/scenarios/apple-configurator.ts";
import { scenarios, scenarioNamed } from "../../../demo/scenarios/catalog.ts";
import type { Scenario } from "../../../demo/scenarios/scenario.ts";
import { indiscreet, planted } from "../../security/canaries.ts";
import { type TenantOptions, useDemoTenants } from "../../stack/demo-tenants.ts";
import { diagnose } from "./stage.ts";

const start = useDemoTenants();

async function examined(scenario: Scenario, options: TenantOptions = {}) {
  const now = new Date();
  const server = await start({ scenario, now, ...options });
  const { lines, found, world } = await diagnose(server, scenario, { now });
  const observed = found.observed ?? [];
  const places = observed.map(({ name }) => name);
  const findings = findingsOf(observed, world).map(
    ({ policy, resource }) => `${policy} of ${places.indexOf(resource)}`,
  );
  return { lines, findings, server, probe: probeOf(lines, found, world.diary) };
}

function written(probe: Probe): string {
  const folder = mkdtempSync(join(tmpdir(), "probe-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "probe.json"), probeText(probe));
  return join(folder, "probe.json");
}

describe("a probe, replayed,", () => {
  // What each of them is about needs another part of a probe.
  const wanted =
    /^(?:default|tenant-|devices-[^m]|profile-|company-|apns-certificate-e|vpp-token-v)/;
  const played = scenarios.filter(({ name, recorded }) => !recorded && wanted.test(name));

  test.for(played)("gives the findings of $name", { timeout: 120_000 }, async (scenario) => {
    const { findings, probe } = await examined(scenario);
    expect((await examined(replay(written(probe)))).findings.toSorted()).toEqual(
      findings.toSorted(),
    );
  });

  it("is refused where it is none", () => {
    const { probe: _, ...other } = { probe: 1 };
    const file = written(other as unknown as Probe);
    expect(() => replay(file)).toThrow(
      /^--replay \S+ is no probe that apple-ade doctor has written/,
    );
  });
});

describe("a probe", () => {
  it("shows what stands instead of a date, a number or a word by no more than its kind", async () => {
    const { probe } = await examined(scenarioNamed("healthy"), {
      intercept({ path }, response, { status, body }) {
        if (!path.endsWith("depOnboardingSettings")) return false;
        const text = JSON.stringify(body)
          .replaceAll(/("tokenExpirationDateTime":)"[^"]*"/g, '$1"soon"')
          .replaceAll(/("lastModifiedDateTime":)"[^"]*"/g, '$1"0001-01-01T00:00:00Z"')
          .replaceAll('"tokenType":"dep"', '"tokenType":"of Ada"')
          .replaceAll('"lastSyncErrorCode":0', '"lastSyncErrorCode":"Ada"')
          .replaceAll(/"id":"[^"]*"/g, '"id":"00000000-0000-0000-0000-000000000000"');
        response.writeHead(status, { "content-type": "application/json" }).end(text);
        return true;
      },
    });
    expect(probe.tenant.tokens[0]).toMatchObject({
      id: "no id",
      tokenExpirationDateTime: expect.stringMatching(/^text \d+$/),
      lastModifiedDateTime: "no date",
      tokenType: expect.stringMatching(/^text \d+$/),
      lastSyncErrorCode: "a text",
    });
  });

  it("holds no name, id, address or serial number, whatever Graph tells", async () => {
    const scenario = scenarioNamed("default");
    const { probe, server } = await examined(scenario, { intercept: indiscreet(new Set()) });
    const text = probeText(probe);
    expect(probe.tenant.tokens).toHaveLength(13);
    expect(Object.values(planted).filter((canary) => text.includes(canary))).toEqual([]);
    expect(text).not.toMatch(
      /[\da-f]{8}-[\da-f]{4}|@contoso|contoso|C0NTOSO|\d{4}-\d\d-\d\d|http/i,
    );
    expect(text).not.toContain(server.endpoint);
    const names =
      /\b(?:Corporate|Design|Store|Academy|Field|Endpoint team|Warehouse|Retail|Old pilot)\b/;
    expect(text).not.toMatch(names);
  });

  it("tells of the form and not of the value, of what it does not know", async () => {
    const tenant = scenarioNamed("healthy");
    const live: Scenario["live"] = (at) => [...tenant.live(at), ...appleConfigurator.live(at)];
    const { probe, lines } = await examined(
      { ...tenant, live },
      {
        intercept({ path }, response, { status, body }) {
          if (!path.endsWith("depOnboardingSettings")) return false;
          const text = JSON.stringify(body)
            .replaceAll(
              '"tokenType":"dep"',
              '"tokenType":"appleBusiness","secretName":"Ada","pin":42',
            )
            .replaceAll('"lastSyncErrorCode":0', '"lastSyncErrorCode":7');
          response.writeHead(status, { "content-type": "application/json" }).end(text);
          return true;
        },
      },
    );
    expect(probe.tenant.tokens[0]).toMatchObject({
      id: "id 1",
      tokenName: "text 1",
      tokenType: "appleBusiness",
      secretName: "a text",
      pin: "a number",
      tokenExpirationDateTime: "7200 h",
      lastSyncErrorCode: 7,
    });
    const line = (wanted: string) => lines.find(({ name }) => name === wanted);
    expect(line("shapes")).toMatchObject({
      state: "warn",
      details: [
        "property depOnboardingSetting.secretName",
        "property depOnboardingSetting.pin",
        "value depOnboardingSetting.tokenType=appleBusiness",
      ],
    });
    expect(line("sync-codes")).toMatchObject({
      state: "warn",
      seen: "7 (2 tokens)",
      todo: ["Nobody has published what 7 means: npx --no-install apple-ade explain 7"],
    });
  });
});
