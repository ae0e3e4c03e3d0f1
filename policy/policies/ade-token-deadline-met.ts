import { defineDatedPolicy } from "../token/lifecycle.ts";
import { isDeadlineCurrent, maximumLeadDays, renewal } from "../token/renewal.ts";
import { notApplicable } from "../finding.ts";
import { docs } from "../text/places.ts";
import { relative, utc } from "../text/write.ts";

/** The deadline is the promise that people reviewed; overdue matters more than near. */
export const adeTokenDeadlineMet = defineDatedPolicy({
  name: "ade-token-deadline-met",
  description: "An ADE token must be renewed by its declared deadline.",
  enforcementLevel: "mandatory",
  severity: "high",
  config: { maximumLeadDays },
  check(token, expiresAt, { asOf, config }) {
    if (!isDeadlineCurrent(token, expiresAt, config.maximumLeadDays)) {
      return notApplicable("the deadline belongs to an earlier token");
    }
    const { deadline, renewBy } = token.declared;
    if (asOf <= deadline) return undefined;
    return {
      reason: "overdue",
      seen: `was to be renewed by ${renewBy}, ${relative(deadline, asOf)}, and is still the token that expires on ${utc(expiresAt)}.`,
      impact: "Until it expires everything works; afterwards new devices do not enroll.",
      ...renewal(token),
      docs: docs.renew,
    };
  },
});
