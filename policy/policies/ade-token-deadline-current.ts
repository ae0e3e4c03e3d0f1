import { defineDatedPolicy } from "../token/lifecycle.ts";
import { deadlineLines, isDeadlineCurrent, maximumLeadDays } from "../token/renewal.ts";
import { utc } from "../text/write.ts";
import { daysBetween } from "../time.ts";

/** After a renewal the old deadline says nothing about the new token, and must not block it. */
export const adeTokenDeadlineCurrent = defineDatedPolicy({
  name: "ade-token-deadline-current",
  description: "An ADE token's renewal deadline must be set for the token that Intune holds now.",
  enforcementLevel: "advisory",
  severity: "medium",
  config: { maximumLeadDays },
  check(token, expiresAt, { config }) {
    if (isDeadlineCurrent(token, expiresAt, config.maximumLeadDays)) return undefined;
    const { declared } = token;
    const lead = daysBetween(declared.deadline, expiresAt);
    const evidence =
      declared.expiresAt === undefined
        ? `renewBy ${declared.renewBy} is ${lead} days earlier`
        : `renewBy ${declared.renewBy} was set for the token that expires on ${utc(declared.expiresAt)}`;
    return {
      reason: declared.expiresAt === undefined ? "deadline-early" : "renewed",
      seen: `was renewed, or its deadline is unusually early: it expires on ${utc(expiresAt)}; ${evidence}.`,
      impact: "The deadline is not enforced until it is corrected.",
      steps: deadlineLines(token, expiresAt),
      choices: true,
    };
  },
});
