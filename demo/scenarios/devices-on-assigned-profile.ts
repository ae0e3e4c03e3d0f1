import { contoso, corporate } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled } from "./device-fleet.ts";

// The policy ade-devices-on-assigned-profile is disabled unless a team enables it, so that at the
// defaults nothing is violated here.
export const devicesOnAssignedProfile = contoso({
  name: "devices-on-assigned-profile",
  title: "Ten devices run under another profile than theirs, which is not judged by default",
  config: readingDevices,
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [
        enrolled(at, 50, phonesId),
        enrolled(at, 10, phonesId, { enrollmentState: "pendingReset" }),
      ],
    }),
  ],
});
