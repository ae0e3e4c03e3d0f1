import { contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";

export const tokenNotExpired = contoso({
  name: "token-not-expired",
  title: "The token expired five days ago",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(-5), ...synced(at.days(-5.25)) }),
      declared: (at) => ({ renewBy: at.date(-26) }),
      violates: ["ade-token-not-expired"],
    }),
  ],
});
