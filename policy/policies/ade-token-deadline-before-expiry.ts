import { defineDatedPolicy } from "../token/lifecycle.ts";
import { deadlineLines } from "../token/renewal.ts";
import { relative, utc } from "../text/write.ts";
import { dateOf, day, later } from "../time.ts";

/** A deadline after the expiry, or just before it, would let the token die on time. */
export const adeTokenDeadlineBeforeExpiry = defineDatedPolicy({
  name: "ade-token-deadline-before-expiry",
  description: "An ADE token's renewal deadline must leave time before the token expires.",
  enforcementLevel: "mandatory",
  severity: "high",
  config: {
    minimumLeadDays: {
      type: "integer",
      minimum: 0,
      maximum: 364,
      default: 7,
      description: "Whole days that must lie between the end of renewBy and the expiry.",
    },
  },
  check(token, expiresAt, { asOf, config: { minimumLeadDays } }) {
    const { deadline, renewBy } = token.declared;
    const latest = later(expiresAt, -minimumLeadDays * day);
    if (deadline <= latest) return undefined;
    // The last date whose end is not after `latest`.
    const latestDate = dateOf(later(latest, 1 - day));
    return {
      reason: "deadline-too-late",
      seen: `expires on ${utc(expiresAt)}, ${relative(expiresAt, asOf)}; renewBy ${renewBy} must be ${latestDate} or earlier (${minimumLeadDays} days before).`,
      steps: deadlineLines(token, expiresAt, Math.max(30, minimumLeadDays + 1)),
      choices: true,
    };
  },
});
