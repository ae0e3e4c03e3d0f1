import { wholeNumber } from "../pack/define-policy.ts";
import { defineStagedPolicy } from "../expiring/kind.ts";
import { notApplicable } from "../pack/finding.ts";
import { vppToken } from "../kinds/vpp-token.ts";
import { count, relative, utc } from "../text/write.ts";
import { hour } from "../text/time.ts";

/** Intune syncs VPP tokens once a day; licences bought since the last sync are not usable. */
export const vppTokenSynced = defineStagedPolicy(vppToken, {
  name: "vpp-token-synced",
  description: "A VPP token must have synced with Apple recently.",
  enforcementLevel: "advisory",
  severity: "medium",
  judges: "sync",
  action: "start a sync",
  speaksIn: ["quiet"],
  config: {
    maxSyncAgeHours: wholeNumber(
      { minimum: 1, maximum: 8760, default: 48 },
      "Hours since the last sync that are still recent.",
    ),
  },
  check(token, { config: { maxSyncAgeHours: most } }) {
    const { lastSyncedAt, lastSyncStatus, observedAt } = token.live;
    const failed = lastSyncStatus === "failed";
    if (!failed && lastSyncedAt === undefined)
      return notApplicable("the age of the last sync is unknown");
    const age = observedAt.getTime() - (lastSyncedAt ?? observedAt).getTime();
    if (!failed && age <= most * hour) return undefined;
    const last =
      lastSyncedAt === undefined
        ? ""
        : ` Intune dates its last sync ${utc(lastSyncedAt)}, ${relative(lastSyncedAt, observedAt)}.`;
    return {
      reason: failed ? "sync-failed" : "sync-late",
      ...(failed && { action: "start a sync and read its error" }),
      seen: failed
        ? `did not sync: the last sync failed.${last}`
        : `has not synced for more than ${count(most, "hour")}.${last}`,
      impact:
        "Licences and apps bought since then are not usable; what is installed keeps working.",
      steps: [`${vppToken.places.of(token)} > Sync, and look at the result.`],
    };
  },
});
