import { contoso, corporate } from "./contoso.ts";
import { apps } from "./vpp-token.ts";

// With so few days left, a deadline that leaves enough of them has passed by itself.
export const vppTokenExpiryNotImminent = contoso({
  name: "vpp-token-expiry-not-imminent",
  title: "Three days are left of a VPP token",
  members: [corporate()],
  vppTokens: [
    apps({
      live: (at) => ({ expirationDateTime: at.days(3) }),
      declared: (at) => ({ renewBy: at.date(-18) }),
      violates: [
        "vpp-token-deadline-met",
        "vpp-token-expiry-not-imminent",
        "vpp-token-not-expiring",
      ],
    }),
  ],
});
