import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenTermsAccepted = contoso({
  name: "token-terms-accepted",
  title: "Apple's new terms have waited for three days",
  members: [
    corporate({
      live: (at) => ({ lastSyncErrorCode: 3, ...synced(at.days(-3)) }),
      violates: ["ade-token-terms-accepted"],
    }),
  ],
});
