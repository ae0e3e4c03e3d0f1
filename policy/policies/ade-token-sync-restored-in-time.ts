import { defineTokenPolicy } from "../token/lifecycle.ts";
import { syncAge } from "../token/sync.ts";
import { syncFailure } from "../token/sync-failure.ts";
import { codeMeanings } from "../token/sync-errors.ts";
import { notApplicable } from "../finding.ts";
import { utc } from "../text/write.ts";
import { hour, later } from "../time.ts";

/** A single failure heals with the next sync; one of days needs a person. */
export const adeTokenSyncRestoredInTime = defineTokenPolicy({
  name: "ade-token-sync-restored-in-time",
  description:
    "An ADE token that fails to sync must be repaired before devices have waited too long.",
  enforcementLevel: "mandatory",
  severity: "high",
  judges: "sync",
  action: "restore the sync",
  speaksIn: ["failing"],
  config: {
    graceHours: {
      type: "integer",
      minimum: 0,
      maximum: 8760,
      default: 48,
      description: "Hours after the last successful sync during which an error does not block.",
    },
    codeMeanings,
  },
  check(token, { config: { graceHours, codeMeanings: meanings } }) {
    const age = syncAge(token.live);
    if (age === undefined && token.live.lastSyncedAt !== undefined) {
      return notApplicable("the age of the last sync is unknown");
    }
    if (age?.synced === true && age.age <= graceHours * hour) return undefined;
    const grace =
      age?.synced === true
        ? ` The grace of ${graceHours} hours ended on ${utc(later(age.since, graceHours * hour))}.`
        : " Without a success there is no grace.";
    return syncFailure(
      token,
      // Known in this stage.
      Number(token.live.lastSyncErrorCode),
      meanings,
      "sync-failed-for-long",
      grace,
    );
  },
});
