import { contoso, corporate, member } from "./contoso.ts";

export const healthy = contoso({
  name: "healthy",
  title: "Two tokens, both fine",
  members: [
    corporate({ declared: (at) => ({ expiresAt: at.days(300), tokenType: "dep" }) }),
    member({ key: "macs", tokenName: "Design Macs" }),
  ],
});

export const empty = contoso({
  name: "empty",
  title: "No token is declared, and the tenant holds none",
  members: [],
});
