import { contoso, corporate, member } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled, unopened } from "./device-fleet.ts";

const failed = { enrollmentState: "failed" } as const;
const blocked = { enrollmentState: "blocked" } as const;

// The other two tokens are just within the limits: five per cent of twenty, and only nineteen.
export const devicesEnroll = contoso({
  name: "devices-enroll",
  title: "Of sixty devices that were in contact, three failed to enroll and one is blocked",
  config: readingDevices,
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [
        enrolled(at, 56, phonesId),
        enrolled(at, 3, phonesId, failed),
        enrolled(at, 1, phonesId, blocked),
        unopened(at, 40, phonesId),
      ],
      violates: ["ade-devices-enroll"],
    }),
    member({
      key: "stores",
      tokenName: "Store iPads",
      profiles: [phones],
      devices: (at) => [enrolled(at, 19, phonesId), enrolled(at, 1, phonesId, failed)],
    }),
    member({
      key: "kiosks",
      tokenName: "Kiosk iPads",
      profiles: [phones],
      devices: (at) => [enrolled(at, 10, phonesId), enrolled(at, 9, phonesId, failed)],
    }),
  ],
});
