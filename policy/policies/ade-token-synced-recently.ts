import { defineTokenPolicy } from "../token/lifecycle.ts";
import { syncAge } from "../token/sync.ts";
import { staleSync } from "../token/stale-sync.ts";
import { notApplicable } from "../finding.ts";
import { hour } from "../time.ts";

/** Microsoft names 12 and 24 hours between syncs on two of its pages; both fit below 36. */
export const adeTokenSyncedRecently = defineTokenPolicy({
  name: "ade-token-synced-recently",
  description: "An ADE token must have synced with Apple recently.",
  enforcementLevel: "advisory",
  severity: "medium",
  judges: "sync",
  action: "start a sync",
  enforcedBy: "ade-token-sync-not-stale",
  speaksIn: ["quiet"],
  config: {
    maxSyncAgeHours: {
      type: "integer",
      minimum: 1,
      maximum: 8760,
      default: 36,
      description: "Hours since the last successful sync that are still recent.",
    },
  },
  check(token, { config: { maxSyncAgeHours } }) {
    const age = syncAge(token.live);
    if (age === undefined) return notApplicable("the age of the last sync is unknown");
    return age.age <= maxSyncAgeHours * hour
      ? undefined
      : staleSync(token, "sync-late", `for more than ${maxSyncAgeHours} hours`);
  },
});
