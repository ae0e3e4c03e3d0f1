import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { contoso, member } from "../../demo/scenarios/contoso.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { empty } from "../../demo/scenarios/healthy.ts";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { everything } from "./everything.ts";
import {
  certificateName,
  confidential,
  expectedFindings,
  exportState,
  findings,
  held,
  openStage,
  pack,
  recordsOf,
  requestsOf,
  steps,
  withProfile,
} from "./stage.ts";
import { refuseDevicesOfMacs, unwell } from "./unwell.ts";

const ageing = contoso({
  name: "ageing",
  title: "Twenty days are left of one token, fifty of the other; the certificate was renewed",
  members: [
    member({
      key: "macs",
      tokenName: "Design Macs",
      live: (at) => ({ tokenExpirationDateTime: at.days(20) }),
      declared: (at) => ({ renewBy: at.date(8) }),
      violates: ["ade-token-not-expiring"],
    }),
    member({
      key: "stores",
      tokenName: "Store iPads",
      live: (at) => ({ tokenExpirationDateTime: at.days(50) }),
      declared: (at) => ({ renewBy: at.date(20) }),
    }),
  ],
  pushCertificate: pushCertificate({
    declared: (at) => ({ renewBy: at.date(-66), expiresAt: at.days(-30) }),
  }),
});

/** The policies about what is enrolled, and what enrolling needs beside the tokens. */
const enrollmentPolicies = catalog
  .map(({ name }) => name)
  .slice(catalog.findIndex(({ name }) => name === "ade-token-devices-present"));

describe.concurrent("the gate", { timeout: 240_000 }, () => {
  it("passes a healthy tenant without a word, and reads each page of it once", async () => {
    await using stage = await openStage(devicesHealthy, { pageSize: 3, devicePageSize: 500 });
    const preview = await stage.pulumi(["preview", ...pack]);
    expect(findings(preview)).toEqual({});
    expect(preview.status, preview.output).toBe(0);
    // The pack took part, and everything that is declared was looked at.
    expect(preview.output).toContain("✅ apple-ade@v");
    expect(steps(preview)).toMatchObject({
      demo: "create",
      corporate: "create",
      [certificateName]: "create",
      apps: "create",
    });
    const passed = held(preview);
    const silent = enrollmentPolicies.filter((name) => !passed.has(name));
    // No id is pinned.
    expect(silent).toEqual(["ade-devices-on-assigned-profile", "vpp-token-name-current"]);
    expect(passed).toContain("ade-token-not-expired");
    expect(requestsOf(stage.tenant)).toEqual({
      signIn: 1,
      tokens: 1,
      token: 1,
      enrollmentProfiles: 2,
      devices: 4,
      pushCertificate: 1,
      vppTokens: 1,
    });
  });

  it("asks for no device when the configuration says so", async () => {
    await using stage = await openStage(devicesHealthy);
    stage.configure({ devices: { read: false } });
    const preview = await stage.pulumi(["preview", ...pack]);
    expect(findings(preview)).toEqual({});
    expect(preview.status, preview.output).toBe(0);
    expect(held(preview)).not.toContain("ade-devices-have-profile");
    expect(requestsOf(stage.tenant)).toEqual({
      signIn: 1,
      tokens: 1,
      token: 1,
      enrollmentProfiles: 1,
      pushCertificate: 1,
      vppTokens: 1,
    });
  });

  it("reports what is wrong beside the tokens, and judges a token without its devices", async () => {
    await using stage = await openStage(unwell, { intercept: refuseDevicesOfMacs });
    const file = join(stage.workspace.directory, "pack.json");
    writeFileSync(file, JSON.stringify({ "ade-devices-on-assigned-profile": "advisory" }));
    const preview = await stage.pulumi(["preview", ...pack, "--policy-pack-config", file]);
    expect(preview.status, preview.output).toBe(1);
    const { corporate = [], ...others } = findings(preview);
    const { corporate: expected = [], ...otherwise } = expectedFindings(unwell);
    expect(corporate).toEqual([...expected, "ade-devices-on-assigned-profile"].toSorted());
    expect(others).toEqual(otherwise);
    expect(held(preview)).toContain("ade-devices-on-assigned-profile");
  });

  it("blocks when the push certificate is gone", async () => {
    await using stage = await openStage(scenarioNamed("apns-certificate-exists"));
    const preview = await stage.pulumi(["preview", ...pack]);
    expect(findings(preview, "mandatory")).toEqual({
      [certificateName]: ["apns-certificate-exists"],
    });
    expect(preview.status, preview.output).toBe(1);
  });

  it("previews a stack that declares no token", async () => {
    await using stage = await openStage(empty);
    const preview = await stage.pulumi(["preview", ...pack]);
    expect(findings(preview)).toEqual({});
    expect(preview.status, preview.output).toBe(0);
    expect(preview.output).toContain("✅ apple-ade@v");
    expect(stage.tenant.requests.at(-1)).toMatchObject({ authorized: true });
  });

  it("warns of a token near its expiry and of an old deadline, and lets them pass", async () => {
    await using stage = await openStage(ageing);
    const preview = await stage.pulumi(["preview", ...pack]);
    expect(findings(preview, "advisory")).toEqual({
      macs: ["ade-token-not-expiring"],
      [certificateName]: ["apns-certificate-deadline-current"],
    });
    expect(findings(preview, "mandatory")).toEqual({});
    expect(preview.status, preview.output).toBe(0);
  });

  it("takes thresholds and levels from --policy-pack-config", async () => {
    await using stage = await openStage(ageing);
    const file = join(stage.workspace.directory, "pack.json");
    const strict = { enforcementLevel: "mandatory", renewBeforeDays: 60 };
    writeFileSync(file, JSON.stringify({ "ade-token-not-expiring": strict }));
    const preview = await stage.pulumi(["preview", ...pack, "--policy-pack-config", file]);
    expect(findings(preview, "mandatory")).toEqual({
      macs: ["ade-token-not-expiring"],
      stores: ["ade-token-not-expiring"],
    });
    expect(preview.status, preview.output).toBe(1);
  });

  it("reports each token's state exactly once, and blocks what must not pass", async () => {
    await using stage = await openStage(everything, { pageSize: 3 });
    const preview = await stage.pulumi(["preview", ...pack]);
    expect(preview.status, preview.output).toBe(1);
    expect(findings(preview)).toEqual(expectedFindings(everything));
    expect(findings(preview, "mandatory")).toEqual({
      fieldService: ["ade-token-sync-restored-in-time"],
      kiosks: ["ade-token-deadline-before-expiry"],
      leased: ["ade-token-identity-unchanged"],
      meetingRooms: ["ade-token-sync-not-stale"],
      shared: ["ade-token-unambiguous"],
      stores: ["ade-token-not-expired"],
      warehouse: ["ade-token-exists"],
    });
    const said = preview.events.flatMap(({ policyEvent }) => policyEvent ?? []);
    const tenantType = "pulumi-nodejs:dynamic/intune:AdeTenant";
    expect(said).toContainEqual(
      expect.objectContaining({
        policyName: "ade-token-not-expired",
        resourceUrn: `urn:pulumi:demo::apple-ade::${tenantType}$pulumi-nodejs:dynamic/intune:AdeToken::stores`,
      }),
    );
    for (const { policyName, message } of said) {
      const [first, ...rest] = message.trimEnd().split("\n");
      expect(first, policyName).toBe(catalog.find(({ name }) => name === policyName)?.description);
      expect(rest.length, message).toBeLessThanOrEqual(6);
    }

    // One sign-in, and each page once, however many resources ask.
    const found = Object.keys(everything.config(relativeTo(new Date())).tokens).length - 2;
    expect(requestsOf(stage.tenant)).toEqual({
      signIn: 1,
      tokens: Math.ceil(everything.live(relativeTo(new Date())).length / 3),
      token: found,
      enrollmentProfiles: found,
      devices: found,
      pushCertificate: 1,
      vppTokens: 1,
    });

    // A plain Apple ID stands where Pulumi itself keeps the configuration, in no resource.
    const shown = preview.events.flatMap(({ policyEvent, resourcePreEvent, resOutputsEvent }) => {
      const step = (resourcePreEvent ?? resOutputsEvent)?.metadata;
      return [policyEvent, step?.type.startsWith("pulumi:providers:") ? undefined : step];
    });
    for (const secret of confidential) {
      expect(JSON.stringify(shown)).not.toContain(secret);
      expect(preview.output).not.toContain(secret);
    }
  });

  it("blocks with the pull-request profile what a pull request can cause or cure", async () => {
    await using stage = await openStage(everything);
    const preview = await stage.pulumi(["preview", ...withProfile("pull-request")]);
    expect(preview.status, preview.output).toBe(1);
    expect(findings(preview, "mandatory")).toEqual({
      kiosks: ["ade-token-deadline-before-expiry"],
      leased: ["ade-token-identity-unchanged"],
      shared: ["ade-token-unambiguous"],
      stores: ["ade-token-not-expired"],
      warehouse: ["ade-token-exists"],
    });
    expect(findings(preview)).toEqual(expectedFindings(everything));
  });

  it("stops an up at a mandatory violation", async () => {
    await using stage = await openStage(defaultScenario);
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...pack]);
    expect(up.status, up.output).toBe(1);
    const stopped = Object.keys(findings(up, "mandatory"));
    expect(stopped).not.toEqual([]);
    const recorded = recordsOf(await exportState(stage.pulumi));
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

  it.for([
    { when: "is unparsable", asOf: "soon", says: "neither a date like" },
    { when: "lies in the past", asOf: at.date(-2), says: "is in the past" },
  ])("stops the run with one clear error when it $when", async ({ asOf, says }) => {
    await using stage = await openStage(healthy);
    const preview = await stage.pulumi(["preview", ...pack], { env: { ADE_AS_OF: asOf } });
    expect(preview.status, preview.output).not.toBe(0);
    const [, diagnostics = ""] = preview.output.split("Diagnostics:");
    const sentences = diagnostics.split("\n").filter((line) => line.includes("ADE_AS_OF is"));
    expect(sentences).toEqual([expect.stringContaining(`ADE_AS_OF is "${asOf}", which `)]);
    expect(sentences).toEqual([expect.stringContaining(says)]);
    expect(stage.tenant.requests).toEqual([]);
  });
});
