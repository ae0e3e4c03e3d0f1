import { contoso, corporate } from "./contoso.ts";

export const tokenDeadlineBeforeExpiry = contoso({
  name: "token-deadline-before-expiry",
  title: "The deadline leaves less than two days before the expiry",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(60) }),
      declared: (at) => ({ renewBy: at.date(58) }),
      violates: ["ade-token-deadline-before-expiry"],
    }),
  ],
});
