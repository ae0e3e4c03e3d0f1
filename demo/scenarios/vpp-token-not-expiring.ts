import { contoso, corporate } from "./contoso.ts";
import { apps } from "./vpp-token.ts";

export const vppTokenNotExpiring = contoso({
  name: "vpp-token-not-expiring",
  title: "Twenty days are left of a VPP token",
  members: [corporate()],
  vppTokens: [
    apps({
      live: (at) => ({ expirationDateTime: at.days(20) }),
      declared: (at) => ({ renewBy: at.date(8) }),
      violates: ["vpp-token-not-expiring"],
    }),
  ],
});
