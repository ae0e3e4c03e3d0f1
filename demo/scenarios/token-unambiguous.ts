import { contoso, corporate, healthyToken } from "./contoso.ts";
import { inventedId } from "./dep-onboarding-setting.ts";

const tokenName = "Corporate iPhones";

export const tokenUnambiguous = contoso({
  name: "token-unambiguous",
  title: "Two live tokens have the declared name",
  members: [
    {
      ...corporate({ violates: ["ade-token-unambiguous"] }),
      live: (at) => [
        healthyToken(at, { tokenName }),
        healthyToken(at, { tokenName, id: inventedId("the other one") }),
      ],
    },
  ],
});
