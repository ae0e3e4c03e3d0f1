import { contoso, corporate } from "./contoso.ts";

export const acknowledgementValid = contoso({
  name: "acknowledgement-valid",
  title: "An acknowledgement is left over from the token before the renewal",
  members: [
    corporate({
      declared: (at) => ({
        acknowledgements: [
          {
            policy: "ade-token-not-expiring",
            reason: "The renewal is planned",
            owner: "Endpoint team",
            until: at.date(10),
            expiresAt: at.days(-65),
          },
        ],
      }),
      violates: ["ade-acknowledgement-valid"],
    }),
  ],
});
