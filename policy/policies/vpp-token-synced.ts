import { definePolicy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { places } from "../text/places.ts";
import { plain, relative, utc } from "../text/write.ts";
import { hour } from "../time.ts";
import { nameOf, vppToken } from "../vpp-token/facts.ts";

/** Intune syncs VPP tokens once a day; licences bought since the last sync are not usable. */
export const vppTokenSynced = definePolicy(vppToken, {
  name: "vpp-token-synced",
  description: "A VPP token must have synced with Apple recently.",
  enforcementLevel: "advisory",
  severity: "medium",
  judges: "sync",
  action: "start a sync",
  config: {
    maxSyncAgeHours: {
      type: "integer",
      minimum: 1,
      maximum: 8760,
      default: 48,
      description: "Hours since the last sync that are still recent.",
    },
  },
  check(token, { config: { maxSyncAgeHours } }) {
    const { live } = token;
    const absence = vppToken.absence(token);
    if (absence !== undefined) return notApplicable(absence);
    const failed = live.lastSyncStatus === "failed";
    if (!failed && live.lastSyncedAt === undefined)
      return notApplicable("the age of the last sync is unknown");
    const age =
      live.lastSyncedAt === undefined ? 0 : live.observedAt.getTime() - live.lastSyncedAt.getTime();
    if (!failed && age <= maxSyncAgeHours * hour) return undefined;
    const last =
      live.lastSyncedAt === undefined
        ? ""
        : ` Last sync ${utc(live.lastSyncedAt)}, ${relative(live.lastSyncedAt, live.observedAt)}.`;
    return {
      reason: failed ? "sync-failed" : "sync-late",
      seen: failed
        ? `failed to sync.${last}`
        : `has not synced for more than ${maxSyncAgeHours} hours.${last}`,
      impact:
        "Licences and apps bought since then are not usable; what is installed keeps working.",
      steps: [`${places.vppTokens} > ${plain(nameOf(token))} > Sync, and look at the result.`],
    };
  },
});
