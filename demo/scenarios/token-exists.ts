import { contoso, corporate, member } from "./contoso.ts";

export const tokenExists = contoso({
  name: "token-exists",
  title: "A declared token is not in the tenant",
  members: [
    { ...corporate({ violates: ["ade-token-exists"] }), live: () => [] },
    member({ key: "macs", tokenName: "Design Macs" }),
  ],
});
