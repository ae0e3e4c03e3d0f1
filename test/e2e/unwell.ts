import { contoso, corporate, member } from "../../demo/scenarios/contoso.ts";
import { phones, phonesId } from "../../demo/scenarios/corporate-fleet.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { enrolled, unopened } from "../../demo/scenarios/device-fleet.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { apps, vppMember, vppTokenId } from "../../demo/scenarios/vpp-token.ts";
import type { Intercept } from "../../demo/server.ts";

const profiles = [
  phones,
  { platform: "macos", displayName: "Design Mac", supportDepartment: "" },
  { platform: "ios", displayName: "Long phone number", supportPhoneNumber: "5".repeat(51) },
  {
    platform: "ios",
    displayName: "iPhone with expired apps",
    companyPortalVppTokenId: vppTokenId("Expired apps"),
  },
] as const;

/** Whatever can be the matter with a tenant beside its tokens, as far as it occurs at once. */
export const unwell = contoso({
  name: "unwell",
  title: "Nothing is right with devices, profiles, the push certificate and the VPP tokens",
  members: [
    corporate({
      profiles,
      devices: (at) => [
        enrolled(at, 50, phonesId),
        enrolled(at, 9, phonesId, { enrollmentState: "failed" }),
        enrolled(at, 3, phonesId, { enrollmentState: "pendingReset" }),
        unopened(at, 2, null),
        unopened(at, 1, inventedId("a profile that was deleted")),
      ],
      declared: () => ({ platforms: ["ios", "macos"], minimumDevices: 66 }),
      violates: [
        "ade-devices-enroll",
        "ade-devices-have-profile",
        "ade-profile-assignments-resolve",
        "ade-profile-fields-filled",
        "ade-profile-fields-not-too-long",
        "ade-token-default-profile-set",
        "ade-token-devices-present",
        "company-portal-token-usable",
      ],
    }),
    member({
      key: "macs",
      tokenName: "Design Macs",
      profiles: [{ platform: "macos", displayName: "Design Mac", isDefault: true }],
      devices: (at) => [enrolled(at, 40, null)],
      live: (at) => ({ tokenExpirationDateTime: at.days(20) }),
      declared: (at) => ({ renewBy: at.date(8) }),
      violates: ["ade-devices-read-completely", "ade-token-not-expiring"],
    }),
    member({
      key: "stores",
      tokenName: "Store iPads",
      profiles: [phones],
      devices: (at) => [enrolled(at, 40, phonesId)],
    }),
  ],
  pushCertificate: pushCertificate({
    live: (at) => ({
      expirationDateTime: at.days(3),
      appleIdentifier: "somebody.else@contoso.example",
    }),
    declared: (at) => ({
      renewBy: at.date(-1),
      expiresAt: at.days(3),
      appleIdentifier: "mdm@contoso.example",
    }),
    violates: [
      "apns-certificate-deadline-before-expiry",
      "apns-certificate-deadline-met",
      "apns-certificate-expiry-not-imminent",
      "apns-certificate-identity-unchanged",
      "apns-certificate-not-expiring",
    ],
  }),
  vppTokens: [
    { ...apps({ violates: ["vpp-token-exists"] }), live: () => [] },
    vppMember({
      key: "expiredApps",
      displayName: "Expired apps",
      live: (at) => ({
        state: "expired",
        expirationDateTime: at.days(-5),
        lastSyncDateTime: at.days(-5.25),
      }),
      violates: ["vpp-token-not-expired"],
    }),
    vppMember({
      key: "books",
      displayName: "Company books",
      live: (at) => ({ expirationDateTime: at.days(3) }),
      declared: (at) => ({ renewBy: at.date(-18) }),
      violates: [
        "vpp-token-deadline-met",
        "vpp-token-expiry-not-imminent",
        "vpp-token-not-expiring",
      ],
    }),
    vppMember({
      key: "renewed",
      displayName: "Renewed apps",
      live: (at) => ({ expirationDateTime: at.days(300) }),
      declared: (at) => ({ renewBy: at.date(-66), expiresAt: at.days(-30) }),
      violates: ["vpp-token-deadline-current"],
    }),
    {
      ...vppMember({ key: "twins", displayName: "Twins", violates: ["vpp-token-unambiguous"] }),
      live: (at) =>
        ["one", "two"].flatMap((name) =>
          vppMember({
            key: name,
            displayName: "Twins",
            live: () => ({ id: vppTokenId(name) }),
          }).live(at),
        ),
    },
    vppMember({
      key: "anew",
      displayName: "Apps made anew",
      declared: () => ({ id: vppTokenId("the pinned one") }),
      violates: ["vpp-token-identity-unchanged"],
    }),
    vppMember({
      key: "renamed",
      displayName: "Renamed in Intune",
      declared: () => ({ id: vppTokenId("Renamed in Intune"), displayName: "As it was" }),
      violates: ["vpp-token-name-current"],
    }),
    vppMember({
      key: "late",
      displayName: "Late apps",
      live: (at) => ({ expirationDateTime: at.days(60) }),
      declared: (at) => ({ renewBy: at.date(58) }),
      violates: ["vpp-token-deadline-before-expiry"],
    }),
    vppMember({
      key: "undated",
      displayName: "Undated apps",
      live: () => ({ expirationDateTime: "0001-01-01T00:00:00Z" }),
      violates: ["vpp-token-expiry-known"],
    }),
    vppMember({
      key: "invalid",
      displayName: "Invalid apps",
      live: () => ({ state: "invalid" }),
      violates: ["vpp-token-valid"],
    }),
    vppMember({
      key: "unsynced",
      displayName: "Unsynced apps",
      live: () => ({ lastSyncStatus: "failed" }),
      violates: ["vpp-token-synced"],
    }),
  ],
});

/** Graph refuses the devices of one of the tokens. */
export const refuseDevicesOfMacs: Intercept = ({ path }, response) => {
  const devices = `${inventedId("Design Macs")}/importedAppleDeviceIdentities`;
  if (!path.endsWith(devices)) return false;
  const body = { error: { code: "Forbidden", message: "Application is not authorized." } };
  response.writeHead(403, { "content-type": "application/json" }).end(JSON.stringify(body));
  return true;
};
