import { defineTokenPolicy } from "../token/lifecycle.ts";
import { syncAge } from "../token/sync.ts";
import { staleSync } from "../token/stale-sync.ts";
import { notApplicable } from "../finding.ts";
import { day } from "../time.ts";

/** Three days without a sync is where Microsoft's own connector status turns unhealthy. */
export const adeTokenSyncNotStale = defineTokenPolicy({
  name: "ade-token-sync-not-stale",
  description: "An ADE token must not have stopped syncing with Apple.",
  enforcementLevel: "mandatory",
  severity: "high",
  judges: "sync",
  action: "restore the sync",
  speaksIn: ["quiet"],
  config: {
    maxSyncAgeDays: {
      type: "integer",
      minimum: 1,
      maximum: 364,
      default: 3,
      description: "Days since the last successful sync after which syncing has stopped.",
    },
  },
  check(token, { config: { maxSyncAgeDays } }) {
    const age = syncAge(token.live);
    if (age === undefined) return notApplicable("the age of the last sync is unknown");
    return age.age <= maxSyncAgeDays * day
      ? undefined
      : staleSync(token, "sync-stale", `for more than ${maxSyncAgeDays} days`);
  },
});
