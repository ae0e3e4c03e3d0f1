import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import { isDeadlineCurrent, maximumLeadDays, renewal } from "../token/renewal.ts";
import { notApplicable } from "../finding.ts";
import { docs } from "../text/places.ts";
import { relative, utc } from "../text/write.ts";

/** The one finding of an expired token: it names what it covers, and the others stay silent. */
export const adeTokenNotExpired = defineTokenPolicy({
  name: "ade-token-not-expired",
  description: "An ADE token must not be expired.",
  enforcementLevel: "mandatory",
  severity: "critical",
  speaksIn: ["expired", ...living],
  check(token, { asOf }) {
    const { declared, live } = token;
    if (live.expiresAt === undefined) return notApplicable("the token's expiry is unknown");
    if (asOf <= live.expiresAt) return undefined;
    const due =
      declared.deadline < live.expiresAt &&
      isDeadlineCurrent(token, live.expiresAt, maximumLeadDays.default)
        ? ` (renewal was due by ${declared.renewBy})`
        : "";
    const code = live.lastSyncErrorCode;
    const also = code === undefined || code === 0 ? "" : ` Also: last sync failed, code ${code}.`;
    return {
      reason: "expired",
      seen: `expired on ${utc(live.expiresAt)}, ${relative(live.expiresAt, asOf)}${due}.`,
      impact: `New devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.${also}`,
      ...renewal(token),
      docs: docs.renew,
    };
  },
});
