import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenTermsAcceptedInTime = contoso({
  name: "token-terms-accepted-in-time",
  title: "Apple's new terms have waited for eleven days",
  members: [
    corporate({
      live: (at) => ({ lastSyncErrorCode: 3, ...synced(at.days(-11)) }),
      violates: ["ade-token-terms-accepted", "ade-token-terms-accepted-in-time"],
    }),
  ],
});
