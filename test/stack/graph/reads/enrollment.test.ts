import { describe, expect, it, test } from "vitest";
import {
  bareProfileId,
  enrollmentOf,
  type ProfileSpec,
} from "../../../../demo/scenarios/enrollment-profile.ts";
import { depOnboardingSetting } from "../../../../demo/scenarios/dep-onboarding-setting.ts";
import { enrolled, fleet, unopened } from "../../../../demo/scenarios/device-fleet.ts";
import type { LiveSide } from "../../../../demo/scenarios/scenario.ts";
import type { DemoTenant } from "../../../../demo/server.ts";
import type { DeviceSettings } from "../../../../stack/graph/reads/devices.ts";
import { createReader } from "../../../../stack/graph/reader.ts";
import { useDemoTenants } from "../../demo-tenants.ts";
import { observedAt, recordEffects } from "../../effects.ts";
import { write } from "../../graph-answers.ts";
import { connectionTo } from "../read.ts";

const start = useDemoTenants();
const settings: DeviceSettings = { maxPages: 1000, timeoutSeconds: 30 };
const { id } = depOnboardingSetting();
const tokenPath = `/beta/deviceManagement/depOnboardingSettings/${id}`;
const profilesPath = `${tokenPath}/enrollmentProfiles`;
const devicesPath = `${tokenPath}/importedAppleDeviceIdentities`;

const iPhones: ProfileSpec = { platform: "ios", displayName: "iPhones", isDefault: true };
const macs: ProfileSpec = { platform: "macos", displayName: "Macs" };
const visions: ProfileSpec = { platform: "visionos", displayName: "Visions", isDefault: true };
const profiles = [iPhones, macs, visions];

const scenario: LiveSide = {
  live: () => [{ ...depOnboardingSetting(), ...enrollmentOf(id, profiles) }],
  devices: (at) => ({
    [id]: fleet("corporate", [
      enrolled(at, 4, bareProfileId(iPhones)),
      unopened(at, 2, null),
      unopened(at, 1, "gone"),
    ]),
  }),
};

async function enrollmentIn(tenant: DemoTenant, but: Partial<DeviceSettings> = {}, tokenId = id) {
  const reader = createReader(recordEffects());
  const connection = connectionTo(tenant);
  const reading = reader.profiles(connection, tokenId);
  const devices = await reader.devices(connection, tokenId, { ...settings, ...but });
  return { profiles: await reading, devices };
}

function countOf({ requests }: DemoTenant, path: string): number {
  return requests.filter((request) => request.path === path).length;
}

describe("the profiles of a token", () => {
  it("are those of the collection, with the defaults that the token refers to", async () => {
    const reading = (await enrollmentIn(await start({ scenario }))).profiles;
    expect(reading).not.toHaveProperty("failure");
    expect(reading.observedAt).toBe(observedAt);
    expect(reading.profiles.map(({ displayName }) => displayName)).toEqual([
      "iPhones",
      "Macs",
      "Visions",
    ]);
    expect(reading.defaults).toEqual({ ios: "iPhones", visionos: "Visions" });
    expect([...reading.ids].toSorted()).toEqual(profiles.map(bareProfileId).toSorted());
  });

  it("may be none at all", async () => {
    const tenant = await start({ live: [depOnboardingSetting()] });
    const reading = (await enrollmentIn(tenant)).profiles;
    expect(reading).toStrictEqual({
      observedAt,
      profiles: [],
      defaults: {},
      defaultsUnknown: [],
      ids: new Set(),
    });
  });

  it("are read page by page", async () => {
    const tenant = await start({ scenario, pageSize: 2 });
    expect((await enrollmentIn(tenant)).profiles.profiles).toHaveLength(3);
    expect(countOf(tenant, profilesPath)).toBe(2);
  });

  test.for([
    { body: { defaultIosEnrollmentProfile: null }, defaults: {}, ids: [] },
    {
      body: { defaultMacOsEnrollmentProfile: { id: `ECV2_${id}_A0B1`, displayName: "Macs" } },
      defaults: { macos: "Macs" },
      ids: ["a0b1"],
    },
  ])("by the references $body have the defaults $defaults", async ({ body, defaults, ids }) => {
    const tenant = await start({
      live: [depOnboardingSetting()],
      intercept: ({ path }, response) => path === tokenPath && write(response, { body }),
    });
    const reading = (await enrollmentIn(tenant)).profiles;
    expect(reading).not.toHaveProperty("failure");
    expect({ defaults: reading.defaults, ids: [...reading.ids] }).toEqual({ defaults, ids });
  });

  test.for([
    { at: tokenPath, body: { defaultIosEnrollmentProfile: { displayName: "iPhones" } } },
    { at: tokenPath, body: { defaultIosEnrollmentProfile: "iPhones" } },
    { at: tokenPath, body: [] },
    { at: profilesPath, body: { value: [{ displayName: "iPhones" }] } },
    { at: profilesPath, body: { value: [{ id: "" }] } },
    { at: profilesPath, body: { value: [null] } },
  ])("could not be read where $at answers $body", async ({ at, body }) => {
    const tenant = await start({
      scenario,
      intercept: ({ path }, response) => path === at && write(response, { body }),
    });
    const reading = await enrollmentIn(tenant);
    expect(reading.profiles.failure?.failure).toBe("unexpected-answer");
    expect(reading.devices).not.toHaveProperty("failure");
  });
});

describe("the devices of a token", () => {
  it("are counted, and their serial numbers not even asked for", async () => {
    const tenant = await start({ scenario });
    const { devices } = await enrollmentIn(tenant);
    expect(devices).toEqual({
      observedAt,
      summary: {
        total: 7,
        deleted: 0,
        notUnderstood: 0,
        withoutProfile: { 169: 2 },
        oldestWithoutProfile: "2026-11-14T10:15:30Z",
        byProfile: { [bareProfileId(iPhones)]: 4, gone: 1 },
        byState: { enrolled: 4, notContacted: 3 },
        byPlatform: { ios: 7 },
        contacted: 4,
        contactedFailed: 0,
      },
    });
    expect(JSON.stringify(devices)).not.toContain("C0NTOSO");
    const { url } = tenant.requests.find(({ path }) => path === devicesPath) ?? { url: "" };
    expect(decodeURIComponent(new URL(url).search)).toBe(
      "?$select=requestedEnrollmentProfileId,discoverySource,isDeleted,createdDateTime,lastContactedDateTime,enrollmentState,platform",
    );
  });

  test.for([
    { maxPages: 5, requests: 4, total: 7, failure: undefined },
    { maxPages: 4, requests: 4, total: 7, failure: undefined },
    { maxPages: 3, requests: 3, total: 6, failure: "limited" },
    { maxPages: 1, requests: 1, total: 2, failure: "limited" },
  ])("in four pages, of which $maxPages may be read: $failure", async (each) => {
    const { maxPages, requests, total, failure } = each;
    const tenant = await start({ scenario, devicePageSize: 2 });
    const { devices } = await enrollmentIn(tenant, { maxPages });
    expect(devices.failure?.failure).toBe(failure);
    expect(devices.failure?.message).toBe(
      failure && `Reading ended after ${maxPages} pages (apple-ade:devices.maxPages).`,
    );
    expect(devices.summary.total).toBe(total);
    expect(countOf(tenant, devicesPath)).toBe(requests);
  });

  it("that were read before page 2 was refused are counted", async () => {
    const faults = { devices: { fault: "forbidden", fromPage: 2 } } as const;
    const tenant = await start({ scenario: { ...scenario, faults }, devicePageSize: 5 });
    const { devices, profiles: read } = await enrollmentIn(tenant);
    expect(devices).toMatchObject({ summary: { total: 5 }, failure: { failure: "forbidden" } });
    expect(read).not.toHaveProperty("failure");
  });

  it("that are refused leave nothing but the failure", async () => {
    const faults = { devices: "forbidden" } as const;
    const { devices } = await enrollmentIn(await start({ scenario: { ...scenario, faults } }));
    expect(devices).toMatchObject({ summary: { total: 0 }, failure: { failure: "forbidden" } });
  });

  it("could not be read where an element is no device", async () => {
    const tenant = await start({
      scenario,
      intercept: ({ path }, response) =>
        path === devicesPath && write(response, { body: { value: [{}, "device"] } }),
    });
    const { devices } = await enrollmentIn(tenant);
    expect(devices.failure?.failure).toBe("unexpected-answer");
  });
});

describe("the enrollment of a token", () => {
  it("is read once, however many resources ask", async () => {
    const tenant = await start({ scenario });
    const reader = createReader(recordEffects());
    const twice = [1, 2].map(() => [
      reader.profiles(connectionTo(tenant), id),
      reader.devices(connectionTo(tenant), id, settings),
    ]);
    const [first = [], second = []] = await Promise.all(twice.map((each) => Promise.all(each)));
    expect(second.map((each, index) => each === first[index])).toEqual([true, true]);
    const asked = tenant.requests.map(({ path }) => path).filter((path) => path !== "/msi/token");
    expect(asked.toSorted()).toEqual([tokenPath, profilesPath, devicesPath]);
  });

  it("of a token that disappeared meanwhile could not be read", async () => {
    const enrollment = await enrollmentIn(await start({ scenario }), {}, "gone");
    expect(enrollment.profiles.failure?.failure).toBe("not-found");
    expect(enrollment.devices.failure?.failure).toBe("not-found");
  });
});
