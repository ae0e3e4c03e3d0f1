import { contoso, corporate, healthyToken } from "./contoso.ts";

export const tokenExpiryKnown = contoso({
  name: "token-expiry-known",
  title: "Intune gives no expiry",
  members: [
    {
      ...corporate({ violates: ["ade-token-expiry-known"] }),
      live: (at) => {
        const token = healthyToken(at, { tokenName: "Corporate iPhones" });
        const { tokenExpirationDateTime: _absent, ...rest } = token;
        return [rest];
      },
    },
  ],
});
