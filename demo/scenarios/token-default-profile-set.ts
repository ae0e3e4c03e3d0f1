import { contoso, corporate } from "./contoso.ts";
import { phones } from "./corporate-fleet.ts";

export const tokenDefaultProfileSet = contoso({
  name: "token-default-profile-set",
  title: "There is a profile for Macs, and it is nobody's default",
  members: [
    corporate({
      profiles: [phones, { platform: "macos", displayName: "Design Mac" }],
      declared: () => ({ platforms: ["ios", "macos"] }),
      violates: ["ade-token-default-profile-set"],
    }),
  ],
});
