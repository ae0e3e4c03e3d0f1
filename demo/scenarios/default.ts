import { termsCode } from "../../policy/sync/stage.ts";
import { appleConfigurator } from "./apple-configurator.ts";
import { contoso, endpointTeam, healthyToken, member, undeclared, type Member } from "./contoso.ts";
import { apps, certificate, corporateFleet } from "./default-fleet.ts";
import { inventedId, synced } from "./dep-onboarding-setting.ts";

const logistics = "Logistics IT <logistics-it@contoso.example>";

const healthy = member({
  key: "corporate",
  tokenName: "Corporate iPhones",
  ...corporateFleet,
  declared: (at) => ({
    expiresAt: at.days(300),
    appleIdentifier: "ade@contoso.example",
    tokenType: "dep",
    platforms: ["ios"],
    minimumDevices: 600,
    owner: endpointTeam,
    runbook: "https://wiki.contoso.example/ade/corporate",
  }),
});

const nearExpiry = member({
  key: "macs",
  tokenName: "Design Macs",
  live: (at) => ({ tokenExpirationDateTime: at.days(20), syncedDeviceCount: 312 }),
  declared: (at) => ({ renewBy: at.date(8), owner: endpointTeam }),
  violates: ["ade-token-not-expiring"],
});

const expired = member({
  key: "stores",
  tokenName: "Store iPads",
  live: (at) => ({ tokenExpirationDateTime: at.days(-5), ...synced(at.days(-5.25)) }),
  declared: (at) => ({ renewBy: at.date(-26), owner: "Retail IT <retail-it@contoso.example>" }),
  violates: ["ade-token-not-expired"],
});

const termsWaiting = member({
  key: "academy",
  tokenName: "Training Academy",
  live: (at) => ({
    tokenType: "appleSchoolManager",
    tokenExpirationDateTime: at.days(140),
    lastSyncErrorCode: termsCode,
    ...synced(at.days(-3)),
  }),
  declared: (at) => ({
    renewBy: at.date(110),
    tokenType: "appleSchoolManager",
    owner: endpointTeam,
  }),
  violates: ["ade-token-terms-accepted"],
});

const stale = member({
  key: "meetingRooms",
  tokenName: "Meeting room Apple TVs",
  live: (at) => ({ tokenExpirationDateTime: at.days(210), ...synced(at.days(-4)) }),
  declared: (at) => ({ renewBy: at.date(180), owner: endpointTeam }),
  violates: ["ade-token-synced-recently", "ade-token-sync-not-stale"],
});

// Nothing published says what code 2 means.
const failing = member({
  key: "fieldService",
  tokenName: "Field service iPads",
  live: (at) => ({
    tokenExpirationDateTime: at.days(175),
    lastSyncErrorCode: 2,
    ...synced(at.days(-4)),
  }),
  declared: (at) => ({ renewBy: at.date(145) }),
  violates: ["ade-token-sync-succeeds", "ade-token-sync-restored-in-time"],
});

const justRenewed = member({
  key: "executives",
  tokenName: "Executive iPhones",
  live: (at) => ({ tokenExpirationDateTime: at.hours(365 * 24 - 1), ...synced(at.hours(-9)) }),
  declared: (at) => ({ renewBy: at.date(2), owner: endpointTeam }),
  violates: ["ade-token-deadline-current", "ade-token-first-sync-pending"],
});

const missing: Member = {
  key: "warehouse",
  live: (at) => [healthyToken(at, { tokenName: "Warehouse iPhone" })],
  declared: (at) => ({
    tokenName: "Warehouse iPhones",
    renewBy: at.date(270),
    owner: logistics,
  }),
  violates: ["ade-token-exists"],
};

const twice: Member = {
  key: "shared",
  live: (at) => [
    healthyToken(at, { tokenName: "Shared iPads" }),
    healthyToken(at, { tokenName: "Shared iPads", id: inventedId("Shared iPads, again") }),
  ],
  declared: (at) => ({ tokenName: "Shared iPads", renewBy: at.date(270), owner: logistics }),
  violates: ["ade-token-unambiguous"],
};

export const defaultScenario = contoso({
  name: "default",
  title: "A company with a token in every state that occurs",
  config: {
    defaults: { runbook: "https://wiki.contoso.example/ade" },
    ignoredTokens: [
      { tokenName: "Old pilot", reason: "Deleted after the last device leaves the pilot" },
    ],
    devices: { read: true },
  },
  tenantViolates: ["ade-tenant-tokens-declared", "ade-tenant-tokens-owned"],
  pushCertificate: certificate,
  vppTokens: [apps],
  members: [
    healthy,
    nearExpiry,
    expired,
    termsWaiting,
    stale,
    failing,
    justRenewed,
    missing,
    twice,
    undeclared("Showroom iPads"),
    undeclared("Old pilot"),
    appleConfigurator,
  ],
});
