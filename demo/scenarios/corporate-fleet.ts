import { bareProfileId, type ProfileSpec } from "./enrollment-profile.ts";

/** The profile of the company's iPhones, which is their default. */
export const phones: ProfileSpec = {
  platform: "ios",
  displayName: "Corporate iPhone",
  isDefault: true,
};

/** What devices ask for that shall get it. */
export const phonesId = bareProfileId(phones);

/** The configuration under which devices are read. */
export const readingDevices = { devices: { read: true } } as const;
