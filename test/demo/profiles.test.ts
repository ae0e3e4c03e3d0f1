import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../demo/scenarios/dep-onboarding-setting.ts";
import {
  bareProfileId,
  enrollmentOf,
  profileId,
  type ProfileSpec,
} from "../../demo/scenarios/enrollment-profile.ts";
import { startDemoTenant, type DemoTenant } from "../../demo/server.ts";
import { get, jsonOf, listPath, walk } from "./sign-in.ts";

const phones: ProfileSpec = { platform: "ios", displayName: "iPhone", isDefault: true };
const tablets: ProfileSpec = {
  platform: "ios",
  displayName: "iPad",
  companyPortalVppTokenId: "a-vpp-token",
};
const macs: ProfileSpec = {
  platform: "macos",
  displayName: "Mac",
  isDefault: true,
  isPolicy: true,
  supportDepartment: "",
};
const tvs: ProfileSpec = { platform: "tvos", displayName: "TV" };
const headsets: ProfileSpec = { platform: "visionos", displayName: "Vision", isDefault: true };
const profiles = [phones, tablets, macs, tvs, headsets];

const bare = depOnboardingSetting();
const token = { ...bare, ...enrollmentOf(bare.id, profiles) };
const tokenPath = `${listPath}/${token.id}`;
const profilesPath = `${tokenPath}/enrollmentProfiles`;

function holdingProfiles(pageSize = 100): Promise<DemoTenant> {
  return startDemoTenant({ scenario: { live: () => [token] }, now: new Date(), pageSize });
}

describe("a token's default profiles", () => {
  it("are expanded as the portal asks for them, null where none is set", async () => {
    await using tenant = await holdingProfiles();
    const platforms = ["ios", "macos", "tvos", "visionos"];
    const expand = platforms.map((name) => `default${name}enrollmentprofile`).join(",");
    expect(await jsonOf(await get(tenant, `${tokenPath}/?$expand=${expand}`))).toMatchObject({
      ...bare,
      defaultIosEnrollmentProfile: {
        id: `${token.id}_${bareProfileId(phones)}`,
        supportDepartment: "Endpoint team",
        companyPortalVppTokenId: null,
        isDefault: true,
      },
      defaultMacOsEnrollmentProfile: { id: profileId(token.id, macs), isDefault: false },
      defaultTvOSEnrollmentProfile: null,
      defaultVisionOSEnrollmentProfile: { displayName: "Vision" },
    });
  });

  it("are not shown unasked", async () => {
    await using tenant = await holdingProfiles();
    expect(await jsonOf(await get(tenant, tokenPath))).not.toHaveProperty(
      "defaultIosEnrollmentProfile",
    );
  });
});

describe("a token's profiles", () => {
  test.for([1, 2, 5])("come in pages of %d", async (pageSize) => {
    await using tenant = await holdingProfiles(pageSize);
    const { items, links } = await walk(tenant, `${profilesPath}?$select=id`);
    expect(items.map(({ id }) => id)).toEqual(profiles.map((each) => profileId(token.id, each)));
    expect(links).toHaveLength(Math.ceil(profiles.length / pageSize) - 1);
  });

  it("have the properties of their own types", async () => {
    await using tenant = await holdingProfiles();
    const { items } = await walk(tenant, profilesPath);
    const [phone, tablet, mac, tv, headset] = items;
    const dep = { supportDepartment: "Endpoint team", supportPhoneNumber: "+1 555 0100" };
    const ios = { "@odata.type": "#microsoft.graph.depIOSEnrollmentProfile", ...dep };
    expect(phone).toMatchObject({ ...ios, isDefault: true, companyPortalVppTokenId: null });
    expect(tablet).toMatchObject({
      ...ios,
      isDefault: false,
      companyPortalVppTokenId: "a-vpp-token",
    });
    expect(mac).toMatchObject({
      "@odata.type": "#microsoft.graph.depMacOSEnrollmentProfile",
      id: `ECV2_${token.id}_${bareProfileId(macs)}`,
      isDefault: false,
      supportDepartment: "",
      adminAccountPassword: null,
    });
    expect(tv).toHaveProperty("@odata.type", "#microsoft.graph.depTvOSEnrollmentProfile");
    expect(headset).toHaveProperty("@odata.type", "#microsoft.graph.depVisionOSEnrollmentProfile");
    expect(tv).not.toHaveProperty("supportDepartment");
    expect(headset).not.toHaveProperty("isDefault");
  });

  test.for(["isDefault", "supportDepartment", "companyPortalVppTokenId"])(
    "refuse that %s is selected, which their common type does not have",
    async (property) => {
      await using tenant = await holdingProfiles();
      const response = await get(tenant, `${profilesPath}?$select=id,${property}`);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(
        `a property named '${property}' on type 'microsoft.graph.enrollmentProfile'`,
      );
    },
  );

  it("are none under a token without profiles", async () => {
    const scenario = { live: () => [bare] };
    await using tenant = await startDemoTenant({ scenario, now: new Date() });
    expect(await walk(tenant, profilesPath)).toEqual({ items: [], links: [] });
  });
});
