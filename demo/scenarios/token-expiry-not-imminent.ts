import { contoso, corporate } from "./contoso.ts";

// With so few days left, a deadline that leaves enough of them has passed by itself.
export const tokenExpiryNotImminent = contoso({
  name: "token-expiry-not-imminent",
  title: "Three days are left",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(3) }),
      declared: (at) => ({ renewBy: at.date(-18) }),
      violates: [
        "ade-token-deadline-met",
        "ade-token-expiry-not-imminent",
        "ade-token-not-expiring",
      ],
    }),
  ],
});
