import { contoso, member } from "../../demo/scenarios/contoso.ts";
import { phones } from "../../demo/scenarios/corporate-fleet.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { enrolled } from "../../demo/scenarios/device-fleet.ts";
import { bareProfileId, type ProfileSpec } from "../../demo/scenarios/enrollment-profile.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { apps, vppTokenId } from "../../demo/scenarios/vpp-token.ts";
import type { Violations } from "./fault.ts";

const profile: ProfileSpec = { ...phones, companyPortalVppTokenId: vppTokenId("Company apps") };

/** Healthy, and declared with everything that can be. */
const stores = member({
  key: "stores",
  tokenName: "Store iPads",
  profiles: [profile],
  devices: (at) => [enrolled(at, 3, bareProfileId(profile))],
  declared: (at) => ({
    id: inventedId("Store iPads"),
    expiresAt: at.days(300),
    appleIdentifier: "ade@contoso.example",
    tokenType: "dep",
    platforms: ["ios"],
    minimumDevices: 3,
  }),
});

/** Expired, and declared by its name only: whatever happens to it, it is never healthy. */
const academy = member({
  key: "academy",
  tokenName: "Academy iPads",
  live: (at) => ({ tokenExpirationDateTime: at.days(-5) }),
  declared: (at) => ({ renewBy: at.date(-30) }),
  violates: ["ade-token-not-expired"],
});

/** The tenant that faults strike: one of its two tokens on each page, two pages of devices. */
export const world = contoso({
  name: "faults",
  title: "A healthy token, an expired one on the second page, and their siblings",
  config: { devices: { read: true } },
  members: [stores, academy],
  pushCertificate: pushCertificate({
    declared: (at) => ({ expiresAt: at.days(300), appleIdentifier: "mdm@contoso.example" }),
  }),
  vppTokens: [apps({ declared: (at) => ({ expiresAt: at.days(300) }) })],
});

export const pageSizes = { pageSize: 1, devicePageSize: 2 } as const;

/** What is violated while nothing goes wrong. */
export const honest: Violations = { academy: ["ade-token-not-expired"] };
