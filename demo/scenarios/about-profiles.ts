import { contoso, corporate, member } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { inventedId } from "./dep-onboarding-setting.ts";
import { enrolled, unopened } from "./device-fleet.ts";
import { profileId, type ProfileSpec } from "./enrollment-profile.ts";
import type { Scenario } from "./scenario.ts";
import { undeclaredVppToken, vppTokenId } from "./vpp-token.ts";

const ios = { platform: "ios" } as const;
const tablets: ProfileSpec = { ...ios, displayName: "Shared iPad", isPolicy: true };
const deleted = inventedId("a profile that was deleted");

/** As many characters as are asked for. */
function text(length: number): string {
  return "Contoso support team, "
    .repeat(10)
    .slice(0, length - 1)
    .padEnd(length, ".");
}

/** How many devices a token brings, and the profiles that they get. */
export const aboutProfiles: readonly Scenario[] = [
  contoso({
    name: "token-devices-present",
    title: "One token brings fewer devices than declared, another none at all",
    members: [
      corporate({
        live: () => ({ syncedDeviceCount: 199 }),
        declared: () => ({ minimumDevices: 200 }),
        violates: ["ade-token-devices-present"],
      }),
      member({
        key: "macs",
        tokenName: "Design Macs",
        live: () => ({ syncedDeviceCount: 0 }),
        violates: ["ade-token-devices-present"],
      }),
      member({
        key: "tvs",
        tokenName: "Meeting room Apple TVs",
        live: () => ({ syncedDeviceCount: 12 }),
        declared: () => ({ minimumDevices: 12 }),
      }),
    ],
  }),
  contoso({
    name: "token-default-profile-set",
    title: "There is a profile for Macs, and it is nobody's default",
    members: [
      corporate({
        profiles: [phones, { platform: "macos", displayName: "Design Mac" }],
        declared: () => ({ platforms: ["ios", "macos"] }),
        violates: ["ade-token-default-profile-set"],
      }),
    ],
  }),
  contoso({
    name: "profile-assignments-resolve",
    title: "Two devices are to get a profile that was deleted",
    config: readingDevices,
    members: [
      corporate({
        profiles: [phones, tablets],
        devices: (at, tokenId) => [
          enrolled(at, 30, phonesId),
          enrolled(at, 20, profileId(tokenId, phones)),
          enrolled(at, 10, profileId(tokenId, tablets)),
          unopened(at, 1, deleted),
          unopened(at, 1, `${tokenId}_${deleted}`),
        ],
        violates: ["ade-profile-assignments-resolve"],
      }),
    ],
  }),
  contoso({
    name: "profile-fields-not-too-long",
    title: "Three profiles have one character too many, one has as many as are allowed",
    members: [
      corporate({
        profiles: [
          {
            ...ios,
            displayName: text(125),
            isDefault: true,
            supportDepartment: text(125),
            supportPhoneNumber: text(50),
          },
          { ...ios, displayName: text(126) },
          { ...ios, displayName: "Long department", supportDepartment: text(126) },
          { ...ios, displayName: "Long phone number", supportPhoneNumber: text(51) },
        ],
        violates: ["ade-profile-fields-not-too-long"],
      }),
    ],
  }),
  contoso({
    name: "profile-fields-filled",
    title: "A profile names no department",
    members: [
      corporate({
        profiles: [phones, { platform: "macos", displayName: "Design Mac", supportDepartment: "" }],
        violates: ["ade-profile-fields-filled"],
      }),
    ],
  }),
  contoso({
    name: "company-portal-token-usable",
    title: "Profiles install Company Portal through VPP tokens that are expired, invalid or gone",
    vppTokens: [
      undeclaredVppToken("Usable apps"),
      undeclaredVppToken("Expired apps", (at) => ({
        state: "expired",
        expirationDateTime: at.days(-5),
        lastSyncDateTime: at.days(-5.25),
      })),
      undeclaredVppToken("Invalid apps", () => ({ state: "invalid", lastSyncStatus: "failed" })),
    ],
    members: [
      corporate({
        profiles: [
          {
            ...ios,
            displayName: "Corporate iPhone",
            isDefault: true,
            companyPortalVppTokenId: vppTokenId("Usable apps"),
          },
          ...["Expired apps", "Invalid apps", "Deleted apps"].map((token) => ({
            ...ios,
            displayName: `iPhone with ${token.toLowerCase()}`,
            companyPortalVppTokenId: vppTokenId(token),
          })),
        ],
        violates: ["company-portal-token-usable"],
      }),
    ],
  }),
];
