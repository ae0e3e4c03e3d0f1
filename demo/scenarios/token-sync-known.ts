import { contoso, corporate, healthyToken } from "./contoso.ts";

export const tokenSyncKnown = contoso({
  name: "token-sync-known",
  title: "Intune gives no error code",
  members: [
    {
      ...corporate({ violates: ["ade-token-sync-known"] }),
      live: (at) => {
        const token = healthyToken(at, { tokenName: "Corporate iPhones" });
        const { lastSyncErrorCode: _absent, ...rest } = token;
        return [rest];
      },
    },
  ],
});
