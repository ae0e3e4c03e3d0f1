import { contoso, corporate } from "./contoso.ts";

export const tokenNotExpiring = contoso({
  name: "token-not-expiring",
  title: "Twenty days are left",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(20) }),
      declared: (at) => ({ renewBy: at.date(8) }),
      violates: ["ade-token-not-expiring"],
    }),
  ],
});
