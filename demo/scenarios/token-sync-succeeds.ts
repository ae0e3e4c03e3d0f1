import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenSyncSucceeds = contoso({
  name: "token-sync-succeeds",
  title: "The last sync failed, the one before it succeeded ten hours ago",
  members: [
    corporate({
      live: (at) => ({ lastSyncErrorCode: 2, ...synced(at.hours(-10)) }),
      violates: ["ade-token-sync-succeeds"],
    }),
  ],
});
