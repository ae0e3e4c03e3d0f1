import { defineTokenPolicy } from "../token/lifecycle.ts";
import { notApplicable } from "../finding.ts";
import { syncFailure } from "../token/sync-failure.ts";
import { codeMeanings } from "../token/sync-errors.ts";

/** An expiry date in the future says nothing about a token that Apple rejects. */
export const adeTokenSyncSucceeds = defineTokenPolicy({
  name: "ade-token-sync-succeeds",
  description: "An ADE token's last sync with Apple must have succeeded.",
  enforcementLevel: "advisory",
  severity: "high",
  judges: "sync",
  action: "restore the sync",
  enforcedBy: "ade-token-sync-restored-in-time",
  speaksIn: ["failing", "quiet"],
  config: { codeMeanings },
  check(token, { config }) {
    const code = token.live.lastSyncErrorCode;
    if (code === undefined) return notApplicable("the last sync's error code is unknown");
    return code === 0 ? undefined : syncFailure(token, code, config.codeMeanings, "sync-failed");
  },
});
