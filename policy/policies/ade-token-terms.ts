import { wholeNumber } from "../pack/define-policy.ts";
import type { Finding } from "../pack/finding.ts";
import { notApplicable } from "../pack/finding.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { docs, places } from "../text/places.ts";
import { onDay } from "../text/write.ts";
import { day, later } from "../text/time.ts";
import { nameOf } from "../expiring/facts.ts";
import type { AdeToken } from "../kinds/token-facts.ts";
import { termsCode } from "../sync/stage.ts";
import { lastSuccess, syncAge } from "../sync/age.ts";

const action = "accept Apple's terms";

/** Accepting terms often needs a legal review, so it warns first and blocks only after a grace. */
const accepted = defineTokenPolicy({
  name: "ade-token-terms-accepted",
  description: "Apple's current terms must be accepted, or the token cannot sync.",
  enforcementLevel: "advisory",
  severity: "high",
  explains: ["sync"],
  action,
  enforcedBy: "ade-token-terms-accepted-in-time",
  speaksIn: ["terms", "quiet"],
  check(token) {
    const code = token.live.lastSyncErrorCode;
    if (code === undefined) return notApplicable("the last sync's error code is unknown");
    return code === termsCode ? terms(token, "terms-waiting") : undefined;
  },
});

/** A week without a sync: Apple's cursor expires, and the next sync has to be a full one. */
const acceptedInTime = defineTokenPolicy({
  name: "ade-token-terms-accepted-in-time",
  description: "Apple's new terms must be accepted before new devices have waited too long.",
  enforcementLevel: "mandatory",
  severity: "high",
  explains: ["sync"],
  action,
  speaksIn: ["terms"],
  config: {
    graceDays: wholeNumber(
      { minimum: 0, maximum: 364, default: 7 },
      "Days after the last successful sync during which waiting terms do not block.",
    ),
  },
  check(token, { config: { graceDays } }) {
    const age = syncAge(token.live);
    if (age === undefined) return notApplicable("the age of the last sync is unknown");
    if (age.age <= graceDays * day) return undefined;
    const ended = onDay(later(age.since, graceDays * day));
    return terms(token, "terms-overdue", ` The grace of ${graceDays} days ended on ${ended}.`);
  },
});

/** Renewing does not help, and a renewal half done makes it worse. */
function terms(token: AdeToken, reason: string, grace = ""): Finding {
  return {
    reason,
    seen: `last failed to sync with code ${termsCode}, seen when new Apple terms wait (not officially documented). ${lastSuccess(token.live)}${grace}`,
    impact:
      "New devices and changes wait; devices already assigned are not affected. Do not renew the token for this.",
    steps: [
      "An administrator of the organisation signs in to Apple Business (or Apple School Manager) and accepts the terms.",
      `${places.sync(nameOf(token))}. The error clears with the next successful sync, which may take a day.`,
    ],
    docs: docs.terms,
  };
}

export const termsPolicies = [accepted, acceptedInTime];
