import { defineTokenPolicy } from "../token/lifecycle.ts";
import { nameOf } from "../token/facts.ts";
import { places } from "../text/places.ts";
import { relative, utc } from "../text/write.ts";
import { day, later } from "../time.ts";

/** Right after an upload nothing is proven yet, neither the old error nor the new health. */
export const adeTokenFirstSyncPending = defineTokenPolicy({
  name: "ade-token-first-sync-pending",
  description: "A newly uploaded ADE token must have synced once, to prove that it works.",
  enforcementLevel: "advisory",
  severity: "low",
  action: "wait for the first sync",
  speaksIn: ["firstSync"],
  check(token) {
    const { lastModifiedAt, observedAt } = token.live;
    // Known in this stage.
    const uploaded = new Date(Number(lastModifiedAt));
    return {
      reason: "first-sync-pending",
      seen: `was uploaded on ${utc(uploaded)}, ${relative(uploaded, observedAt)}, and has not synced since.`,
      impact: `Until ${utc(later(uploaded, day))} its sync is not judged: what Graph reports may still be the former token's.`,
      steps: [`Prove it now: ${places.sync(nameOf(token))}; then run this check again.`],
    };
  },
});
