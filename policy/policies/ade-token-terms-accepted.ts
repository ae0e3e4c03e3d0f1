import { defineTokenPolicy, termsCode } from "../token/lifecycle.ts";
import { termsFinding } from "../token/terms.ts";

/** Accepting terms often needs a legal review, so it warns first and blocks only after a grace. */
export const adeTokenTermsAccepted = defineTokenPolicy({
  name: "ade-token-terms-accepted",
  description: "Apple's current terms must be accepted, or the token cannot sync.",
  enforcementLevel: "advisory",
  severity: "high",
  speaksIn: ["terms", "quiet"],
  check: (token) =>
    token.live.lastSyncErrorCode === termsCode ? termsFinding(token, "terms-waiting") : undefined,
});
