import { contoso, corporate } from "./contoso.ts";

const ios = { platform: "ios" } as const;

/** As many characters as are asked for. */
function text(length: number): string {
  return "Contoso support team, "
    .repeat(10)
    .slice(0, length - 1)
    .padEnd(length, ".");
}

export const profileFieldsNotTooLong = contoso({
  name: "profile-fields-not-too-long",
  title: "Three profiles have one character too many, one has as many as are allowed",
  members: [
    corporate({
      profiles: [
        {
          ...ios,
          displayName: text(125),
          isDefault: true,
          supportDepartment: text(125),
          supportPhoneNumber: text(50),
        },
        { ...ios, displayName: text(126) },
        { ...ios, displayName: "Long department", supportDepartment: text(126) },
        { ...ios, displayName: "Long phone number", supportPhoneNumber: text(51) },
      ],
      violates: ["ade-profile-fields-not-too-long"],
    }),
  ],
});
