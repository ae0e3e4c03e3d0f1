import { defineTokenPolicy } from "../token/lifecycle.ts";
import { syncAge } from "../token/sync.ts";
import { termsFinding } from "../token/terms.ts";
import { notApplicable } from "../finding.ts";
import { onDay } from "../text/write.ts";
import { day, later } from "../time.ts";

/** A week without a sync: Apple's cursor expires, and the next sync has to be a full one. */
export const adeTokenTermsAcceptedInTime = defineTokenPolicy({
  name: "ade-token-terms-accepted-in-time",
  description: "Apple's new terms must be accepted before new devices have waited too long.",
  enforcementLevel: "mandatory",
  severity: "high",
  action: "accept Apple's terms",
  speaksIn: ["terms"],
  config: {
    graceDays: {
      type: "integer",
      minimum: 0,
      maximum: 364,
      default: 7,
      description: "Days after the last successful sync during which waiting terms do not block.",
    },
  },
  check(token, { config: { graceDays } }) {
    const age = syncAge(token.live);
    if (age === undefined) return notApplicable("the age of the last sync is unknown");
    if (age.age <= graceDays * day) return undefined;
    const ended = onDay(later(age.since, graceDays * day));
    return termsFinding(
      token,
      "terms-overdue",
      ` The grace of ${graceDays} days ended on ${ended}.`,
    );
  },
});
