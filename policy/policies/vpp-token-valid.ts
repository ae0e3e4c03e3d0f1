import { defineStagedPolicy } from "../expiring/kind.ts";
import { living, type Stage, stageOf } from "../expiring/stage.ts";
import type { Finding } from "../pack/finding.ts";
import { type VppToken, vppToken } from "../kinds/vpp-token.ts";
import { places } from "../text/places.ts";
import { relative, utc } from "../text/write.ts";

/** Graph's `state`, but for what has expired. */
export const vppTokenValid = defineStagedPolicy(vppToken, {
  name: "vpp-token-valid",
  description: "A VPP token must be valid.",
  enforcementLevel: "mandatory",
  severity: "critical",
  blocksPullRequest: true,
  explains: ["expiry", "sync"],
  action: "renew or release the token",
  speaksIn: ["elsewhere", "invalid", ...living],
  check: (token, { asOf }) => findings[stageOf(vppToken, token, asOf)]?.(token, asOf),
});

const findings: Readonly<Partial<Record<Stage, (token: VppToken, asOf: Date) => Finding>>> = {
  invalid: (token, asOf) => ({
    reason: "invalid",
    action: "renew the token",
    seen: `is invalid${dated(token, asOf)}: its managed Apple ID may have changed its domain, password or status.`,
    impact: vppToken.expired(token),
    ...vppToken.renewal(token),
    docs: vppToken.docs,
  }),
  duplicate: () => ({
    reason: "duplicateLocationId",
    action: "delete one of the two tokens",
    seen: "is a second token of the same location, and does not sync.",
    impact:
      "Licences bought since then are not usable through it; what is installed keeps working.",
    steps: [
      `Find both tokens of this location: ${places.vppTokens}; ask the owner which one stays.`,
      "Delete the one that the owner no longer wants; Sync the one that stays. A renewal does not fix this.",
    ],
    docs: vppToken.docs,
  }),
  elsewhere: (token) => ({
    reason: "assignedToExternalMDM",
    action: "release it in the other MDM",
    seen: "is assigned to another MDM, and Apple lets only one use it.",
    impact: vppToken.expired(token),
    steps: [
      "Ask the owner which MDM is to have this location; release it in the other one first.",
      `Then take it over: ${vppToken.places.of(token)}.`,
    ],
    docs: vppToken.docs,
  }),
};

function dated({ live: { expiresAt } }: VppToken, asOf: Date): string {
  return expiresAt === undefined
    ? ""
    : ` although it expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}`;
}
