import { contoso, corporate } from "./contoso.ts";
import { undeclaredVppToken, vppTokenId } from "./vpp-token.ts";

const ios = { platform: "ios" } as const;

// The VPP tokens are not declared, so that only the profiles that need them have something to say.
export const companyPortalTokenUsable = contoso({
  name: "company-portal-token-usable",
  title: "Profiles install Company Portal through VPP tokens that are expired, invalid or gone",
  vppTokens: [
    undeclaredVppToken("Usable apps"),
    undeclaredVppToken("Expired apps", (at) => ({
      state: "expired",
      expirationDateTime: at.days(-5),
      lastSyncDateTime: at.days(-5.25),
    })),
    undeclaredVppToken("Invalid apps", () => ({ state: "invalid", lastSyncStatus: "failed" })),
  ],
  members: [
    corporate({
      profiles: [
        {
          ...ios,
          displayName: "Corporate iPhone",
          isDefault: true,
          companyPortalVppTokenId: vppTokenId("Usable apps"),
        },
        ...["Expired apps", "Invalid apps", "Deleted apps"].map((token) => ({
          ...ios,
          displayName: `iPhone with ${token.toLowerCase()}`,
          companyPortalVppTokenId: vppTokenId(token),
        })),
      ],
      violates: ["company-portal-token-usable"],
    }),
  ],
});
