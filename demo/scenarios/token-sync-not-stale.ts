import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenSyncNotStale = contoso({
  name: "token-sync-not-stale",
  title: "No error, and the last sync was four days ago",
  members: [
    corporate({
      live: (at) => synced(at.days(-4)),
      violates: ["ade-token-synced-recently", "ade-token-sync-not-stale"],
    }),
  ],
});
