import { describe, expect, it, test } from "vitest";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { get, jsonOf, listPath, signIn } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30Z");
const tokenPath = `${listPath}/${inventedId("Corporate iPhones")}`;
const devicesPath = `${tokenPath}/importedAppleDeviceIdentities`;

const paths = {
  tokens: listPath,
  token: tokenPath,
  enrollmentProfiles: `${tokenPath}/enrollmentProfiles`,
  devices: devicesPath,
  pushCertificate: "/v1.0/deviceManagement/applePushNotificationCertificate",
  vppTokens: "/beta/deviceAppManagement/vppTokens",
} as const;

const resources = [
  "tokens",
  "token",
  "enrollmentProfiles",
  "devices",
  "pushCertificate",
  "vppTokens",
] as const;

describe("a fault of a single resource", () => {
  test.for(resources)("leaves all others but %s alone", async (broken) => {
    const scenario = { ...devicesHealthy, faults: { [broken]: "forbidden" } } as const;
    await using tenant = await startDemoTenant({ scenario, now });
    const bearer = await signIn(tenant);
    for (const resource of resources) {
      const { status } = await get(tenant, paths[resource], bearer);
      expect([resource, status]).toEqual([resource, resource === broken ? 403 : 200]);
    }
  });

  test.for([
    { fault: "unauthorized", status: 401, body: { error: { code: "InvalidAuthenticationToken" } } },
    { fault: "unavailable", status: 503, body: { error: { code: "ServiceUnavailable" } } },
    { fault: "malformed", status: 200, body: { value: {} } },
  ] as const)("may be $fault", async ({ fault, status, body }) => {
    const scenario = { ...devicesHealthy, faults: { vppTokens: fault } };
    await using tenant = await startDemoTenant({ scenario, now });
    const response = await get(tenant, paths.vppTokens);
    expect(response.status).toBe(status);
    expect(await jsonOf(response)).toMatchObject(body);
  });

  test.for([
    { fromPage: 1, statuses: [503] },
    { fromPage: 2, statuses: [200, 503] },
    { fromPage: 4, statuses: [200, 200, 200, 503] },
    { fromPage: 5, statuses: [200, 200, 200, 200] },
  ])("begins with page $fromPage of four", async ({ fromPage, statuses }) => {
    const faults = { devices: { fault: "unavailable", fromPage } } as const;
    const scenario = { ...devicesHealthy, faults };
    await using tenant = await startDemoTenant({ scenario, now, devicePageSize: 500 });
    const seen: number[] = [];
    let next: unknown = `${devicesPath}?$select=id`;
    while (typeof next === "string") {
      const response = await get(tenant, next);
      seen.push(response.status);
      next = (await jsonOf(response))["@odata.nextLink"];
    }
    expect(seen).toEqual(statuses);
  });

  it("ends with the scenario", async () => {
    const scenario = { ...devicesHealthy, faults: { devices: "forbidden" } } as const;
    await using tenant = await startDemoTenant({ scenario, now });
    expect((await get(tenant, devicesPath)).status).toBe(403);
    tenant.setScenario(devicesHealthy);
    expect((await get(tenant, devicesPath)).status).toBe(200);
  });
});
