import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenSyncRestoredInTime = contoso({
  name: "token-sync-restored-in-time",
  title: "Syncs have failed for four days",
  members: [
    corporate({
      live: (at) => ({ lastSyncErrorCode: 2, ...synced(at.days(-4)) }),
      violates: ["ade-token-sync-succeeds", "ade-token-sync-restored-in-time"],
    }),
  ],
});
