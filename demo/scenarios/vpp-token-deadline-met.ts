import { contoso, corporate } from "./contoso.ts";
import { apps } from "./vpp-token.ts";

export const vppTokenDeadlineMet = contoso({
  name: "vpp-token-deadline-met",
  title: "The deadline passed, and the VPP token is still the old one",
  members: [corporate()],
  vppTokens: [
    apps({
      live: (at) => ({ expirationDateTime: at.days(60) }),
      declared: (at) => ({ renewBy: at.date(-3), expiresAt: at.days(60) }),
      violates: ["vpp-token-deadline-met"],
    }),
  ],
});
