import { definePolicy } from "../define-policy.ts";
import { type Finding, notApplicable } from "../finding.ts";
import { places } from "../text/places.ts";
import { plain, relative, utc } from "../text/write.ts";
import { nameOf, type VppToken, vppToken } from "../vpp-token/facts.ts";

/** Graph's `state`, and the expiry where Graph has not noticed it yet. */
export const vppTokenValid = definePolicy(vppToken, {
  name: "vpp-token-valid",
  description: "A VPP token must be valid.",
  enforcementLevel: "mandatory",
  severity: "critical",
  action: "renew or release the token",
  check(token, { asOf }) {
    const absence = vppToken.absence(token);
    if (absence !== undefined) return notApplicable(absence);
    const { state, expiresAt } = token.live;
    if (state === "duplicateLocationId") return duplicate(token);
    if (state === "assignedToExternalMDM") return elsewhere(token);
    const expired = expiresAt !== undefined && asOf > expiresAt;
    if (!expired && state !== "expired" && state !== "invalid") return undefined;
    const date =
      expiresAt === undefined
        ? ""
        : ` ${expired ? "on" : "although it expires on"} ${utc(expiresAt)}, ${relative(expiresAt, asOf)}`;
    return {
      reason: state === "invalid" && !expired ? "invalid" : "expired",
      seen:
        state === "invalid" && !expired
          ? `is invalid${date}: its managed Apple ID may have changed its domain, password or status.`
          : `expired${date}.`,
      impact: vppToken.expired(token),
      ...vppToken.renewal(token),
      docs: vppToken.docs,
    };
  },
});

function duplicate(token: VppToken): Finding {
  return {
    reason: "duplicateLocationId",
    seen: "is a second token of the same location, and does not sync.",
    impact:
      "Licences bought since then are not usable through it; what is installed keeps working.",
    steps: [
      `Find the other token of this location: ${places.vppTokens}; ask the owner which one is to go.`,
      `Do not renew: that does not cure it. Delete the other one, then ${plain(nameOf(token))} > Sync.`,
    ],
    docs: vppToken.docs,
  };
}

function elsewhere(token: VppToken): Finding {
  return {
    reason: "assignedToExternalMDM",
    seen: "is assigned to another MDM, and Apple lets only one use it.",
    impact: vppToken.expired(token),
    steps: [
      "Ask the owner which MDM is to have this location; release it in the other one first.",
      `Then take it over: ${places.vppTokens} > ${plain(nameOf(token))}.`,
    ],
    docs: vppToken.docs,
  };
}
