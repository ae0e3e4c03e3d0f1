import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const acknowledged = contoso({
  name: "acknowledged",
  title: "Apple's new terms have waited for eight days, which the legal department has accepted",
  members: [
    corporate({
      live: (at) => ({ lastSyncErrorCode: 3, ...synced(at.days(-8)) }),
      declared: (at) => ({
        acknowledgements: [
          {
            policy: "ade-token-terms-accepted",
            reason: "Legal reviews Apple's new terms",
            owner: "Legal",
            until: at.date(10),
            expiresAt: at.days(300),
          },
        ],
      }),
      violates: ["ade-acknowledged"],
    }),
  ],
});
