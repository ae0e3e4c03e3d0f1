import { contoso, corporate } from "./contoso.ts";
import { apps } from "./vpp-token.ts";

export const vppTokenDeadlineCurrent = contoso({
  name: "vpp-token-deadline-current",
  title: "The VPP token was renewed, the declaration is about its predecessor",
  members: [corporate()],
  vppTokens: [
    apps({
      live: (at) => ({ expirationDateTime: at.days(300) }),
      declared: (at) => ({ renewBy: at.date(-66), expiresAt: at.days(-30) }),
      violates: ["vpp-token-deadline-current"],
    }),
  ],
});
