import { definePolicy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { relative, utc } from "../text/write.ts";
import { vppToken } from "../vpp-token/facts.ts";

const meanings: Readonly<Record<string, string>> = {
  expired: "has expired",
  invalid: "is invalid: it expired, or its managed Apple ID changed its domain, password or status",
  assignedToExternalMDM: "is assigned to another MDM, and Apple lets only one use it",
  duplicateLocationId: "is a second token of the same location, and does not sync",
};

/** Graph's `state`, and the expiry where Graph has not noticed it yet. */
export const vppTokenValid = definePolicy(vppToken, {
  name: "vpp-token-valid",
  description: "A VPP token must be valid.",
  enforcementLevel: "mandatory",
  severity: "high",
  check(token, { asOf }) {
    const { live } = token;
    const absence = vppToken.absence(token);
    if (absence !== undefined) return notApplicable(absence);
    const state = meanings[live.state ?? ""];
    const expired = live.expiresAt !== undefined && asOf > live.expiresAt;
    if (state === undefined && !expired) return undefined;
    const expiry =
      live.expiresAt &&
      `${expired ? "expired" : "expires"} on ${utc(live.expiresAt)}, ${relative(live.expiresAt, asOf)}`;
    return {
      reason: state === undefined || live.state === undefined ? "expired" : live.state,
      seen:
        state === undefined
          ? `${expiry ?? ""}.`
          : `${state}${expiry === undefined ? "" : ` (${expiry})`}.`,
      impact: vppToken.expired(token),
      ...vppToken.renewal(token),
      docs: vppToken.docs,
    };
  },
});
