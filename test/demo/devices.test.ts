import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting, noDate } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { enrolled, fleet, unopened } from "../../demo/scenarios/device-fleet.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { get, jsonOf, listPath, walk } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30Z");
const at = relativeTo(now);
const token = depOnboardingSetting();
const devicesPath = `${listPath}/${token.id}/importedAppleDeviceIdentities`;
const profile = `${token.id}_a-profile`;

describe("a token's devices", () => {
  test.for([
    { devicePageSize: 9 },
    { devicePageSize: 333 },
    { devicePageSize: 1999 },
    { devicePageSize: 2000 },
    { devicePageSize: 2001 },
  ])("are complete and unique in pages of $devicePageSize", async ({ devicePageSize }) => {
    await using tenant = await startDemoTenant({ scenario: devicesHealthy, now, devicePageSize });
    const { items, links } = await walk(tenant, `${devicesPath}?$select=id,serialNumber`);
    expect(links).toHaveLength(Math.ceil(2000 / devicePageSize) - 1);
    expect(items).toHaveLength(2000);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2000);
    expect(items.map((device) => device["serialNumber"])).toEqual(
      Array.from({ length: 2000 }, (_, index) => serialNumber(index)),
    );
  });

  it("come in pages of a thousand, not counted", async () => {
    await using tenant = await startDemoTenant({ scenario: devicesHealthy, now });
    const { links } = await walk(tenant, `${devicesPath}?$select=id`);
    expect(links).toHaveLength(1);
    expect(await jsonOf(await get(tenant, devicesPath))).not.toHaveProperty("@odata.count");
  });

  it("are as their groups say", async () => {
    const groups = [
      enrolled(at, 1, profile, { spreadHours: 0 }),
      unopened(at, 1, null, { platform: "tvOS", lastContactedAt: null }),
      unopened(at, 1, "", { discoverySource: "adminImport", isDeleted: true }),
    ];
    const devices = () => ({ [token.id]: fleet(token.id, groups) });
    const scenario = { live: () => [token], devices };
    await using tenant = await startDemoTenant({ scenario, now });
    const { items } = await walk(tenant, devicesPath);
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        serialNumber: serialNumber(0),
        requestedEnrollmentProfileId: profile,
        requestedEnrollmentProfileAssignmentDateTime: at.days(-60),
        isSupervised: true,
        discoverySource: "deviceEnrollmentProgram",
        isDeleted: false,
        createdDateTime: at.days(-60),
        lastContactedDateTime: at.hours(-5),
        description: null,
        enrollmentState: "enrolled",
        platform: "ios",
      },
      expect.objectContaining({
        requestedEnrollmentProfileId: null,
        requestedEnrollmentProfileAssignmentDateTime: noDate,
        lastContactedDateTime: null,
        enrollmentState: "notContacted",
        platform: "tvOS",
      }),
      expect.objectContaining({
        requestedEnrollmentProfileId: "",
        lastContactedDateTime: noDate,
        discoverySource: "adminImport",
        isDeleted: true,
      }),
    ]);
  });
});

function serialNumber(index: number): string {
  return `C0NTOSO${index.toString(36).toUpperCase().padStart(5, "0")}`;
}
