import { contoso, corporate } from "./contoso.ts";
import { phones } from "./corporate-fleet.ts";

export const profileFieldsFilled = contoso({
  name: "profile-fields-filled",
  title: "A profile names no department",
  members: [
    corporate({
      profiles: [phones, { platform: "macos", displayName: "Design Mac", supportDepartment: "" }],
      violates: ["ade-profile-fields-filled"],
    }),
  ],
});
