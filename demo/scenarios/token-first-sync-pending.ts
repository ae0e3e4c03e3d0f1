import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenFirstSyncPending = contoso({
  name: "token-first-sync-pending",
  title: "The token was renewed an hour ago and waits for its first sync",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.hours(365 * 24 - 1), ...synced(at.hours(-9)) }),
      declared: (at) => ({ renewBy: at.date(330) }),
      violates: ["ade-token-first-sync-pending"],
    }),
  ],
});
