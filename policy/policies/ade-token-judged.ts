import { anyStage, defineTokenPolicy } from "../token/lifecycle.ts";
import { factAge, maxFactAgeMinutes } from "../token/fact-age.ts";
import type { AdeToken } from "../token/facts.ts";
import { plain, utc } from "../text/write.ts";

/** Silence about a token that nobody looked at would read as health. */
export const adeTokenJudged = defineTokenPolicy({
  name: "ade-token-judged",
  description: "An ADE token must have been read from Intune in this run.",
  enforcementLevel: "advisory",
  severity: "medium",
  speaksIn: anyStage,
  config: { maxFactAgeMinutes },
  check(token, { now, config }) {
    const { live } = token;
    if (live.status === "unreadable") {
      return {
        reason: "unreadable",
        seen: `was not judged: ${plain(live.reason ?? "its facts are not understood")}`,
        impact: lastRecord(token),
        steps: [
          "Cure the tenant's own finding, or look at the token in Intune; then run this check again.",
        ],
      };
    }
    const old = factAge(live.observedAt, now, config.maxFactAgeMinutes);
    if (old === undefined) return undefined;
    return {
      reason: "not-read",
      seen: `was not read in this run: ${old}.`,
      impact: "What is said of it here is judged from that record.",
      steps: ["Run the check without --target and --exclude."],
    };
  },
});

function lastRecord({ live: { lastKnown } }: AdeToken): string {
  if (lastKnown === undefined) return "No `up` has recorded it yet, so nothing is known of it.";
  const expiry =
    lastKnown.expiresAt === undefined ? "an unknown expiry" : `expiry ${utc(lastKnown.expiresAt)}`;
  return `The last record, of ${utc(lastKnown.observedAt)}, has ${expiry}; it may have changed since.`;
}
