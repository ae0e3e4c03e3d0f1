import { wholeNumber } from "../pack/define-policy.ts";
import { type Finding, notApplicable } from "../pack/finding.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { docs } from "../text/places.ts";
import { utc } from "../text/write.ts";
import { hour, later } from "../text/time.ts";
import type { AdeToken } from "../kinds/token-facts.ts";
import { lastSuccess, syncAge } from "../sync/age.ts";
import { codeMeanings, syncErrorAdvice } from "../sync/errors.ts";

const action = "restore the sync";

/** An expiry date in the future says nothing about a token that Apple rejects. */
const succeeds = defineTokenPolicy({
  name: "ade-token-sync-succeeds",
  description: "An ADE token's last sync with Apple must have succeeded.",
  enforcementLevel: "advisory",
  severity: "high",
  judges: "sync",
  action,
  enforcedBy: "ade-token-sync-restored-in-time",
  speaksIn: ["failing", "quiet"],
  config: { codeMeanings },
  check(token, { config }) {
    const code = token.live.lastSyncErrorCode;
    if (code === undefined) return notApplicable("the last sync's error code is unknown");
    return code === 0 ? undefined : failure(token, config.codeMeanings, "sync-failed");
  },
});

/** A single failure heals with the next sync; one of days needs a person. */
const restoredInTime = defineTokenPolicy({
  name: "ade-token-sync-restored-in-time",
  description:
    "An ADE token that fails to sync must be repaired before devices have waited too long.",
  enforcementLevel: "mandatory",
  severity: "high",
  judges: "sync",
  action,
  speaksIn: ["failing"],
  config: {
    graceHours: wholeNumber(
      { minimum: 0, maximum: 8760, default: 48 },
      "Hours after the last successful sync during which an error does not block.",
    ),
    codeMeanings,
  },
  check(token, { config: { graceHours, codeMeanings: meanings } }) {
    const age = syncAge(token.live);
    if (age === undefined && token.live.lastSyncedAt !== undefined)
      return notApplicable("the age of the last sync is unknown");
    const span = graceHours * hour;
    if (age?.synced !== true)
      return failure(
        token,
        meanings,
        "sync-failed-for-long",
        " Without a success there is no grace.",
      );
    return age.age <= span
      ? undefined
      : failure(
          token,
          meanings,
          "sync-failed-for-long",
          ` The grace of ${graceHours} hours ended on ${utc(later(age.since, span))}.`,
        );
  },
});

/** The last sync reported an error that is not the terms'. */
function failure(
  token: AdeToken,
  meanings: Readonly<Record<string, string>>,
  reason: string,
  grace = "",
): Finding {
  // Known in the stage "failing".
  const advice = syncErrorAdvice(token, Number(token.live.lastSyncErrorCode), meanings);
  return {
    reason,
    seen: `last failed to sync with ${advice.code}. ${lastSuccess(token.live)}${grace}`,
    impact: "New devices and changes wait; devices already enrolled keep working.",
    steps: advice.steps,
    docs: docs.syncErrors,
  };
}

export const syncFailurePolicies = [succeeds, restoredInTime];
