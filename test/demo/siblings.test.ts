import { describe, expect, it, test } from "vitest";
import { canary } from "../../demo/scenarios/device-fleet.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { relativeTo, type LiveSide } from "../../demo/scenarios/scenario.ts";
import { vppMember, vppTokenId } from "../../demo/scenarios/vpp-token.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { get, jsonOf, walk } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30Z");
const at = relativeTo(now);
const versions = ["v1.0", "beta"] as const;

function holding(side: Partial<LiveSide>): ReturnType<typeof startDemoTenant> {
  return startDemoTenant({ scenario: { live: () => [], ...side }, now, pageSize: 2 });
}

describe("the push certificate", () => {
  const path = "deviceManagement/applePushNotificationCertificate";

  test.for(versions)("is the one that there is, in %s", async (version) => {
    await using tenant = await holding({ pushCertificate: pushCertificate().live });
    expect(await jsonOf(await get(tenant, `/${version}/${path}`))).toEqual({
      "@odata.context": `${tenant.endpoint}/${version}/$metadata#${path}/$entity`,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      appleIdentifier: "mdm@contoso.example",
      topicIdentifier: expect.stringMatching(/^com\.apple\.mgmt\.External\.[0-9a-f-]{36}$/),
      lastModifiedDateTime: at.days(0),
      expirationDateTime: at.days(300),
      certificateUploadStatus: null,
      certificateUploadFailureReason: null,
      certificateSerialNumber: expect.stringContaining(canary),
      certificate: null,
    });
  });

  it("gives the selected properties only", async () => {
    await using tenant = await holding({ pushCertificate: pushCertificate().live });
    const body = await jsonOf(await get(tenant, `/v1.0/${path}?$select=ExpirationDateTime`));
    expect(body).toEqual({
      "@odata.context": `${tenant.endpoint}/v1.0/$metadata#${path}(expirationDateTime)/$entity`,
      expirationDateTime: at.days(300),
    });
  });

  test.for(versions)("is not found in %s when none is configured", async (version) => {
    await using tenant = await holding({});
    const response = await get(tenant, `/${version}/${path}`);
    expect(response.status).toBe(404);
    expect(await jsonOf(response)).toMatchObject({
      error: { code: "ResourceNotFound", innerError: {} },
    });
  });

  test.for(["$select=secret", "$top=1"])("refuses %s", async (query) => {
    await using tenant = await holding({});
    expect((await get(tenant, `/v1.0/${path}?${query}`)).status).toBe(400);
  });
});

describe("VPP tokens", () => {
  const path = "deviceAppManagement/vppTokens";
  const members = [
    vppMember({ key: "apps", displayName: "Apps" }),
    vppMember({ key: "books", displayName: "Books" }),
    vppMember({ key: "twin", displayName: "Twin", live: () => ({ state: "duplicateLocationId" }) }),
  ];
  const vppTokens: LiveSide["vppTokens"] = (now_) => members.flatMap(({ live }) => live(now_));

  it("have their names in beta", async () => {
    await using tenant = await holding({ vppTokens });
    const { items, links } = await walk(tenant, `/beta/${path}`);
    expect(links).toHaveLength(1);
    expect(items.map(({ displayName, state }) => [displayName, state])).toEqual([
      ["Apps", "valid"],
      ["Books", "valid"],
      ["Twin", "duplicateLocationId"],
    ]);
    expect(items[0]).toMatchObject({
      id: vppTokenId("Apps"),
      organizationName: "Contoso",
      locationName: "Contoso, Apps",
      appleId: "vpp@contoso.example",
      expirationDateTime: at.days(300),
      lastSyncDateTime: at.hours(-6),
      lastSyncStatus: "completed",
      token: null,
    });
  });

  it("have no names in v1.0, nor has the state of a duplicate", async () => {
    await using tenant = await holding({ vppTokens });
    const { items } = await walk(tenant, `/v1.0/${path}`);
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [vppTokenId("Apps"), "valid"],
      [vppTokenId("Books"), "valid"],
      [vppTokenId("Twin"), "unknown"],
    ]);
    for (const property of ["displayName", "locationName"]) {
      expect(items[0]).not.toHaveProperty(property);
      const refusal = await get(tenant, `/v1.0/${path}?$select=${property}`);
      expect(refusal.status).toBe(400);
    }
  });

  test.for(versions)("are none in %s where a tenant has none", async (version) => {
    await using tenant = await holding({});
    expect(await walk(tenant, `/${version}/${path}`)).toEqual({ items: [], links: [] });
  });
});
