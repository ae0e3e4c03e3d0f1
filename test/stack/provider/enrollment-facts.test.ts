import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting, noDate } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { enrolled, fleet, unopened } from "../../../demo/scenarios/device-fleet.ts";
import {
  bareProfileId,
  enrollmentOf,
  type ProfileSpec,
} from "../../../demo/scenarios/enrollment-profile.ts";
import type { LiveSide } from "../../../demo/scenarios/scenario.ts";
import { vppMember } from "../../../demo/scenarios/vpp-token.ts";
import type { VppToken } from "@microsoft/microsoft-graph-types-beta";
import { profileDrift } from "../../../stack/provider/kinds/enrollment.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { type TenantOptions, useDemoTenants } from "../demo-tenants.ts";
import { observedAt } from "../effects.ts";
import { write } from "../graph-answers.ts";
import { acceptable, startProcess, tenantInputs, tokenInputs } from "./check.ts";
import { liveToken } from "../../../policy/wire/token.ts";

const start = useDemoTenants();
const { id } = depOnboardingSetting();
const devicesPath = `/beta/deviceManagement/depOnboardingSettings/${id}/importedAppleDeviceIdentities`;
const iPhones: ProfileSpec = { platform: "ios", displayName: "iPhones", isDefault: true };

const characters = (count: number) => "x".repeat(count);

function holding(profiles: readonly ProfileSpec[], but: Partial<LiveSide> = {}): LiveSide {
  return {
    live: () => [{ ...depOnboardingSetting(), ...enrollmentOf(id, profiles) }],
    devices: (at) => ({
      [id]: fleet("corporate", [
        enrolled(at, 4, bareProfileId(iPhones)),
        unopened(at, 2, null),
        unopened(at, 3, "gone"),
      ]),
    }),
    ...but,
  };
}

/** The live facts of the one token, as the engine records them. */
async function factsOf(
  scenario: LiveSide,
  options: TenantOptions = {},
  devices: object = {},
  olds: Props = {},
): Promise<Record<"profiles" | "devices", Props>> {
  const tenant = await start({ scenario, ...options });
  const news = { ...tokenInputs(tenant), devices };
  const { inputs, failures = [] } = await startProcess().AdeToken.check(olds, news);
  expect(failures).toEqual([]);
  const live = acceptable(inputs["live"]);
  expect(live["status"]).toBe("found");
  expect(JSON.stringify(live)).not.toContain("C0NTOSO");
  expect(JSON.stringify(live)).not.toContain("@contoso.example");
  return { profiles: acceptable(live["profiles"]), devices: acceptable(live["devices"]) };
}

describe("the facts of profiles and devices", () => {
  it("say of which platform Graph does not tell the default profile", async () => {
    const { profiles } = await factsOf(holding([iPhones]), {
      intercept: ({ url }, response) =>
        decodeURIComponent(url.search).includes("VisionOS") && write(response, { status: 400 }),
    });
    expect(profiles).toMatchObject({
      status: "read",
      defaults: { ios: "iPhones" },
      defaultsUnknown: { visionos: "refused" },
    });
  });

  it("are those of the contract, and no others", async () => {
    expect(await factsOf(holding([iPhones]))).toStrictEqual({
      profiles: {
        status: "read",
        total: 1,
        defaults: { ios: "iPhones" },
        fields: [],
        companyPortal: [],
      },
      devices: {
        status: "read",
        observedAt,
        total: 9,
        deleted: 0,
        notUnderstood: 0,
        withoutProfile: { 169: 2 },
        oldestWithoutProfile: "2026-11-14T10:15:30Z",
        byState: { enrolled: 4, notContacted: 5 },
        byPlatform: { ios: 9 },
        contacted: 4,
        contactedFailed: 0,
        dangling: { profiles: 1, devices: 3 },
      },
    });
  });

  it("say that devices are not read by configuration", async () => {
    const facts = await factsOf(holding([iPhones]), {}, { read: false });
    expect(facts.devices).toStrictEqual({ status: "off" });
    expect(facts.profiles["status"]).toBe("read");
  });

  it("say that devices were refused", async () => {
    const faults = { devices: "forbidden" } as const;
    const { devices } = await factsOf(holding([iPhones], { faults }));
    expect(devices).toStrictEqual({
      status: "unreadable",
      observedAt,
      cause: "unauthorized",
      failure: "forbidden",
      reason: `Access was denied: GET ${devicesPath} failed: 403 Forbidden (Forbidden).`,
    });
  });

  test.for([
    { maxPages: 3, status: "read", total: 9 },
    { maxPages: 2, status: "partial", total: 8 },
  ])("of three pages, of which $maxPages may be read, are $status", async (each) => {
    const { maxPages, status, total } = each;
    const { devices } = await factsOf(holding([iPhones]), { devicePageSize: 4 }, { maxPages });
    expect(devices).toMatchObject({ status, total });
  });

  it("are none where there are none", async () => {
    const { devices } = await factsOf(holding([iPhones], { devices: () => ({ [id]: [] }) }));
    expect(devices).toMatchObject({ status: "read", total: 0 });
  });

  it("do not say what is dangling where the profiles are not known", async () => {
    const faults = { enrollmentProfiles: "forbidden" } as const;
    const { profiles, devices } = await factsOf(holding([iPhones], { faults }));
    expect(profiles).toMatchObject({ status: "unreadable", failure: "forbidden" });
    expect(devices).toMatchObject({ status: "read", total: 9 });
    expect(devices).not.toHaveProperty("dangling");
  });

  it("keep the profiles that were recorded, through two outages", async () => {
    const faults = { enrollmentProfiles: "forbidden" } as const;
    const recorded = { status: "read", total: 1, defaults: {}, fields: [], companyPortal: [] };
    const broken = { status: "unreadable", reason: "…", lastKnown: recorded };
    for (const profiles of [recorded, broken]) {
      const olds = { live: { status: "found", profiles } };
      const facts = await factsOf(holding([iPhones], { faults }), {}, {}, olds);
      expect(facts.profiles["lastKnown"]).toStrictEqual(recorded);
    }
  });

  it("of a token that disappeared between the list and the detail could not be read", async () => {
    const { profiles, devices } = await factsOf(holding([iPhones]), {
      intercept: ({ path }, response) =>
        path.includes(id) && write(response, { status: 404, body: { error: { code: "Gone" } } }),
    });
    for (const facts of [profiles, devices]) {
      expect(facts).toMatchObject({ status: "unreadable", failure: "not-found" });
    }
  });
});

/** Profiles that differ in their department. */
function departments(name: string, count: number, department: (index: number) => string) {
  return Array.from({ length: count }, (_, index) => ({
    ...iPhones,
    isDefault: false,
    displayName: `${name} ${index}`,
    supportDepartment: department(index),
  }));
}

describe("the fields of a profile", () => {
  test.for([
    { spec: { supportDepartment: characters(125) }, fields: [] },
    {
      spec: { supportDepartment: characters(126) },
      fields: [{ profile: "iPhones", field: "department", length: 126, limit: 125 }],
    },
    { spec: { supportPhoneNumber: characters(50) }, fields: [] },
    {
      spec: { supportPhoneNumber: characters(51), supportDepartment: " " },
      fields: [
        { profile: "iPhones", field: "support phone", length: 51, limit: 50 },
        { profile: "iPhones", field: "department", length: 0, limit: 125 },
      ],
    },
    { spec: { supportPhoneNumber: null, supportDepartment: null }, fields: [] },
    {
      spec: { displayName: characters(126) },
      fields: [{ profile: characters(126), field: "name", length: 126, limit: 125 }],
    },
    {
      spec: { displayName: "" },
      fields: [{ profile: "", field: "name", length: 0, limit: 125 }],
    },
  ])("outside the limits, %j", async ({ spec, fields }) => {
    const { profiles } = await factsOf(holding([{ ...iPhones, ...spec }]));
    expect(profiles["fields"]).toStrictEqual(fields);
  });

  it("are at most twenty of the longest and twenty of the empty", async () => {
    const empty = departments("Empty", 21, () => "");
    const long = departments("Long", 22, (index) => characters(126 + index));
    const { profiles } = await factsOf(holding([...empty, ...long]));
    const lengths = liveToken({ profiles }).profiles.fields.map(({ length }) => length);
    expect(lengths).toEqual([
      ...Array.from({ length: 20 }, (_, index) => 147 - index),
      ...Array.from({ length: 20 }, () => 0),
    ]);
  });
});

describe("the VPP token that installs Company Portal", () => {
  const wanted = "9D0B0000-0000-4000-8000-00000000000A";
  const portal = { ...iPhones, companyPortalVppTokenId: wanted };
  const vppPath = "/beta/deviceAppManagement/vppTokens";
  const held = (live: VppToken): Partial<LiveSide> => ({
    vppTokens: (at) =>
      vppMember({
        key: "apps",
        displayName: "Company apps",
        live: () => ({ id: wanted.toLowerCase(), ...live }),
      }).live(at),
  });

  test.for([
    {
      but: held({}),
      facts: { tokenName: "Company apps", state: "valid", expiresAt: "2027-09-19T10:15:30Z" },
    },
    {
      but: held({ state: "expired", expirationDateTime: "2026-11-20T09:00:00Z" }),
      facts: { tokenName: "Company apps", state: "expired", expiresAt: "2026-11-20T09:00:00Z" },
    },
    {
      but: held({ state: "unknown", displayName: "", expirationDateTime: noDate }),
      facts: { state: "unknown" },
    },
    { but: held({ id: "another" }), facts: { state: "missing" } },
    { but: {}, facts: { state: "missing" } },
    { but: { faults: { vppTokens: "forbidden" } }, facts: { state: "unreadable" } },
  ] satisfies { but: Partial<LiveSide>; facts: object }[])("is $facts", async ({ but, facts }) => {
    const { profiles } = await factsOf(holding([portal], but));
    expect(profiles["companyPortal"]).toStrictEqual([{ profile: "iPhones", ...facts }]);
  });

  it("is of the one profile that installs it so", async () => {
    const other = { ...iPhones, displayName: "Others", isDefault: false };
    const { profiles } = await factsOf(holding([portal, other], held({})));
    expect(profiles["companyPortal"]).toMatchObject([{ profile: "iPhones" }]);
  });

  it("is read while the devices are waited for, which are as slow as may be", async () => {
    const tenant = await start({
      scenario: holding([portal], held({})),
      intercept: ({ path }) => path === devicesPath,
    });
    const { inputs } = await startProcess().AdeToken.check(
      {},
      {
        ...tokenInputs(tenant),
        graph: { endpoint: tenant.endpoint, timeoutSeconds: 1 },
        devices: { timeoutSeconds: 1 },
      },
    );
    const { devices, profiles } = acceptable(inputs["live"]);
    expect(devices).toMatchObject({ status: "unreadable", failure: "time-limit" });
    expect(profiles).toMatchObject({ companyPortal: [{ state: "valid" }] });
  });

  it("is not asked for where no profile has one", async () => {
    const tenant = await start({ scenario: holding([iPhones], held({})) });
    const { AdeToken } = startProcess();
    await AdeToken.check({}, { ...tokenInputs(tenant), devices: {} });
    expect(tenant.requests.filter(({ path }) => path === vppPath)).toEqual([]);
  });
});

const settings = (read: boolean) => ({ read, maxPages: 1000, timeoutSeconds: 120 });

describe("a token under its tenant", () => {
  test.for([
    { tenant: false, token: true, status: "read" },
    { tenant: true, token: false, status: "off" },
  ])("has devices read by its own settings: $tenant, $token", async ({ tenant, token, status }) => {
    const live = await start({ scenario: holding([iPhones]) });
    const { AdeTenant, AdeToken } = startProcess();
    const declared = [{ key: "corporate", tokenName: "Corporate iPhones" }];
    await AdeTenant.check({}, { ...tenantInputs(live, { declared, devices: settings(tenant) }) });
    const { inputs } = await AdeToken.check(
      {},
      { ...tokenInputs(live, { devices: settings(token) }) },
    );
    expect(acceptable(acceptable(inputs["live"])["devices"])["status"]).toBe(status);
  });
});

describe("the drift of profiles", () => {
  const known = { status: "read", defaults: { ios: "a" }, fields: [], companyPortal: [] };

  test.for([
    { profiles: known, drift: [{ ios: "a" }, [], []] },
    { profiles: { status: "unreadable", lastKnown: known }, drift: [{ ios: "a" }, [], []] },
    { profiles: { status: "unreadable" }, drift: undefined },
    { profiles: undefined, drift: undefined },
  ])("of $profiles is $drift", ({ profiles, drift }) => {
    expect(profileDrift(profiles)).toEqual(drift);
  });
});
