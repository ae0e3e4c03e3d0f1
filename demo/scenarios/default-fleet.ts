import { endpointTeam, type MemberSpec } from "./contoso.ts";
import { iphones } from "./corporate-fleet.ts";
import { enrolled, unopened } from "./device-fleet.ts";
import { bareProfileId, profileId, type ProfileSpec } from "./enrollment-profile.ts";
import { pushCertificate } from "./push-certificate.ts";
import { vppMember } from "./vpp-token.ts";

const tablets: ProfileSpec = { platform: "ios", displayName: "Reception iPad", isPolicy: true };

/** What enrolls through the default scenario's healthy token. */
export const corporateFleet = {
  profiles: [iphones, tablets],
  devices: (at, tokenId) => [
    enrolled(at, 590, bareProfileId(iphones)),
    enrolled(at, 24, profileId(tokenId, tablets)),
    enrolled(at, 6, bareProfileId(iphones), { enrollmentState: "failed" }),
    unopened(at, 20, bareProfileId(iphones)),
  ],
} satisfies Pick<MemberSpec, "profiles" | "devices">;

/** The default scenario's push certificate, healthy. */
export const certificate = pushCertificate({
  live: (at) => ({ expirationDateTime: at.days(60) }),
  declared: (at) => ({
    renewBy: at.date(30),
    expiresAt: at.days(60),
    appleIdentifier: "mdm@contoso.example",
    owner: endpointTeam,
  }),
});

/** And its VPP token, likewise. */
export const apps = vppMember({
  key: "apps",
  displayName: "Company apps",
  declared: (at) => ({
    expiresAt: at.days(300),
    owner: endpointTeam,
  }),
});
