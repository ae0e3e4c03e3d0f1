import { defineTokenPolicy, termsCode } from "../token/lifecycle.ts";
import { notApplicable } from "../finding.ts";
import { termsFinding } from "../token/terms.ts";

/** Accepting terms often needs a legal review, so it warns first and blocks only after a grace. */
export const adeTokenTermsAccepted = defineTokenPolicy({
  name: "ade-token-terms-accepted",
  description: "Apple's current terms must be accepted, or the token cannot sync.",
  enforcementLevel: "advisory",
  severity: "high",
  action: "accept Apple's terms",
  enforcedBy: "ade-token-terms-accepted-in-time",
  speaksIn: ["terms", "quiet"],
  check(token) {
    const code = token.live.lastSyncErrorCode;
    if (code === undefined) return notApplicable("the last sync's error code is unknown");
    return code === termsCode ? termsFinding(token, "terms-waiting") : undefined;
  },
});
