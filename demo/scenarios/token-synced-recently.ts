import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenSyncedRecently = contoso({
  name: "token-synced-recently",
  title: "No error, and the last sync was two days ago",
  members: [
    corporate({
      live: (at) => synced(at.days(-2)),
      violates: ["ade-token-synced-recently"],
    }),
  ],
});
