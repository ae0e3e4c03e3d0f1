import { definePolicy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { relative, utc } from "../text/write.ts";
import { vppToken } from "../vpp-token/facts.ts";

const meanings = new Map(Object.entries({
  expired: "has expired",
  invalid: "is invalid: it expired, or its managed Apple ID changed its domain, password or status",
  assignedToExternalMDM: "is assigned to another MDM, and Apple lets only one use it",
  duplicateLocationId: "is a second token of the same location, and does not sync",
}));

/** Graph's `state`, and the expiry where Graph has not noticed it yet. */
export const vppTokenValid = definePolicy(vppToken, {
  name: "vpp-token-valid",
  description: "A VPP token must be valid.",
  enforcementLevel: "mandatory",
  severity: "high",
  check(token, { asOf }) {
    const absence = vppToken.absence(token);
    if (absence !== undefined) return notApplicable(absence);
    const { state = "", expiresAt } = token.live;
    const meaning = meanings.get(state);
    const expired = expiresAt !== undefined && asOf > expiresAt;
    if (meaning === undefined && !expired) return undefined;
    const expiry =
      expiresAt === undefined
        ? ""
        : `${expired ? "expired" : "expires"} on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}`;
    const dated = expiry === "" ? "" : ` (${expiry})`;
    return {
      reason: meaning === undefined ? "expired" : state,
      seen: meaning === undefined ? `${expiry}.` : `${meaning}${dated}.`,
      impact: vppToken.expired(token),
      ...vppToken.renewal(token),
      docs: vppToken.docs,
    };
  },
});
