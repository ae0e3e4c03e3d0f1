import { contoso, corporate } from "./contoso.ts";
import { iphones, phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled, unopened, type DeviceGroup } from "./device-fleet.ts";
import { bareProfileId, profileId, type ProfileSpec } from "./enrollment-profile.ts";
import { pushCertificate } from "./push-certificate.ts";
import type { At } from "./scenario.ts";
import { apps } from "./vpp-token.ts";

const macs: ProfileSpec = {
  platform: "macos",
  displayName: "Corporate Mac",
  isDefault: true,
  isPolicy: true,
};
const tvs: ProfileSpec = { platform: "tvos", displayName: "Meeting room", isDefault: true };
const headsets: ProfileSpec = { platform: "visionos", displayName: "Design", isDefault: true };

/** 2,000 devices: also some of every kind that must not count against the token. */
function devices(at: At, tokenId: string): readonly DeviceGroup[] {
  const id = bareProfileId(iphones);
  return [
    enrolled(at, 1200, id),
    enrolled(at, 400, profileId(tokenId, macs), { platform: "macOS" }),
    enrolled(at, 60, bareProfileId(tvs), { platform: "tvOS" }),
    enrolled(at, 20, bareProfileId(headsets), { platform: "visionOS" }),
    enrolled(at, 60, id, { enrollmentState: "failed" }),
    unopened(at, 100, profileId(tokenId, iphones)),
    unopened(at, 100, id, { lastContactedAt: null }),
    unopened(at, 20, null, { createdAt: at.hours(-2) }),
    unopened(at, 30, null, { isDeleted: true }),
    unopened(at, 10, "", { discoverySource: "adminImport" }),
  ];
}

export const devicesHealthy = contoso({
  name: "devices-healthy",
  title: "2,000 devices, their profiles, the push certificate and a VPP token, all fine",
  config: readingDevices,
  members: [
    corporate({
      profiles: [iphones, macs, tvs, headsets],
      devices,
      declared: (at) => ({
        expiresAt: at.days(300),
        platforms: ["ios", "macos", "tvos", "visionos"],
        minimumDevices: 1500,
      }),
    }),
  ],
  pushCertificate: pushCertificate({
    declared: (at) => ({ expiresAt: at.days(300), appleIdentifier: "mdm@contoso.example" }),
  }),
  vppTokens: [apps({ declared: (at) => ({ expiresAt: at.days(300) }) })],
});

export const devicesMany = contoso({
  name: "devices-many",
  title: "200,000 devices under one token, which is the most that Intune supports",
  config: { devices: { read: true, maxPages: 1000, timeoutSeconds: 120 } },
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [
        enrolled(at, 180_000, phonesId),
        enrolled(at, 5000, phonesId, { enrollmentState: "failed" }),
        unopened(at, 15_000, phonesId),
      ],
    }),
  ],
});
