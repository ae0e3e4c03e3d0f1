import { contoso, corporate } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { inventedId } from "./dep-onboarding-setting.ts";
import { enrolled, unopened } from "./device-fleet.ts";
import { profileId, type ProfileSpec } from "./enrollment-profile.ts";

const tablets: ProfileSpec = { platform: "ios", displayName: "Shared iPad", isPolicy: true };
const deleted = inventedId("a profile that was deleted");

export const profileAssignmentsResolve = contoso({
  name: "profile-assignments-resolve",
  title: "Two devices are to get a profile that was deleted",
  config: readingDevices,
  members: [
    corporate({
      profiles: [phones, tablets],
      devices: (at, tokenId) => [
        enrolled(at, 30, phonesId),
        enrolled(at, 20, profileId(tokenId, phones)),
        enrolled(at, 10, profileId(tokenId, tablets)),
        unopened(at, 1, deleted),
        unopened(at, 1, `${tokenId}_${deleted}`),
      ],
      violates: ["ade-profile-assignments-resolve"],
    }),
  ],
});
