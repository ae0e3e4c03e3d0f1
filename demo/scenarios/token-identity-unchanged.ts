import { contoso, corporate } from "./contoso.ts";
import { inventedId } from "./dep-onboarding-setting.ts";

export const tokenIdentityUnchanged = contoso({
  name: "token-identity-unchanged",
  title: "The pinned token is gone, and another one has taken its name",
  members: [
    corporate({
      declared: () => ({ id: inventedId("the pinned one") }),
      violates: ["ade-token-identity-unchanged"],
    }),
  ],
});
