import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import type { CompanyPortal } from "../token/enrollment.ts";
import { notApplicable } from "../finding.ts";
import { docs, places } from "../text/places.ts";
import { list, onDay, plain, quoted } from "../text/write.ts";

/** Microsoft: devices cannot enroll when the VPP token that installs Company Portal expires. */
export const companyPortalTokenUsable = defineTokenPolicy({
  name: "company-portal-token-usable",
  description: "The VPP token through which a profile installs Company Portal must be usable.",
  enforcementLevel: "advisory",
  severity: "high",
  speaksIn: ["expired", ...living],
  check({ live: { profiles } }, { asOf }) {
    if (profiles.status !== "read") return notApplicable("the profiles could not be read");
    const unusable = profiles.companyPortal.filter(
      ({ state, expiresAt }) => state !== "valid" || (expiresAt !== undefined && asOf > expiresAt),
    );
    if (unusable.length === 0) return undefined;
    const unread = unusable.every(({ state }) => state === "unreadable");
    return {
      reason: unread ? "vpp-token-unreadable" : "vpp-token-unusable",
      seen: unread
        ? `has profiles that install Company Portal, and the VPP tokens could not be read: ${list(unusable.map(({ profile }) => quoted(profile)))}.`
        : `has profiles that install Company Portal through a VPP token that is not usable: ${list(unusable.map(describe))}.`,
      impact:
        "Devices with such a profile cannot finish enrollment when they get no Company Portal.",
      steps: [
        `Renew or replace the VPP token: ${places.vppTokens}.`,
        "Or choose another VPP token in the profile.",
      ],
      choices: true,
      docs: docs.renewVpp,
    };
  },
});

function describe({ profile, state, tokenName, expiresAt }: CompanyPortal): string {
  const nameless = state === "missing" ? "a token that is gone" : "a token without a readable name";
  const token = tokenName === undefined ? nameless : quoted(tokenName);
  const expiry = expiresAt === undefined ? "" : `, expires ${onDay(expiresAt)}`;
  return `${quoted(profile)} through ${token} (${plain(state)}${expiry})`;
}
