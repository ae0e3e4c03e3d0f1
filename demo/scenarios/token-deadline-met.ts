import { contoso, corporate } from "./contoso.ts";

export const tokenDeadlineMet = contoso({
  name: "token-deadline-met",
  title: "The deadline passed, and the token is still the old one",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(60) }),
      declared: (at) => ({ renewBy: at.date(-3), expiresAt: at.days(60) }),
      violates: ["ade-token-deadline-met"],
    }),
  ],
});
