import { bareProfileId, type ProfileSpec } from "./enrollment-profile.ts";
import { vppTokenId } from "./vpp-token.ts";

/** The profile of the company's iPhones, which is their default. */
export const phones: ProfileSpec = {
  platform: "ios",
  displayName: "Corporate iPhone",
  isDefault: true,
};

/** The same, with the Company Portal by VPP. */
export const iphones = { ...phones, companyPortalVppTokenId: vppTokenId("Company apps") };

/** What devices ask for that shall get it. */
export const phonesId = bareProfileId(phones);

/** The configuration under which devices are read. */
export const readingDevices = { devices: { read: true } } as const;
