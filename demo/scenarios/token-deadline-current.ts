import { contoso, corporate } from "./contoso.ts";

export const tokenDeadlineCurrent = contoso({
  name: "token-deadline-current",
  title: "The token was renewed two months ago, the declaration is about its predecessor",
  members: [
    corporate({
      declared: (at) => ({ renewBy: at.date(-66), expiresAt: at.days(-30) }),
      violates: ["ade-token-deadline-current"],
    }),
  ],
});
