import { contoso, corporate, member } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled, unopened } from "./device-fleet.ts";

// Beside those that count there are some that do not: too young, released, or no ADE devices.
export const devicesHaveProfile = contoso({
  name: "devices-have-profile",
  title: "Three devices have waited for a profile for four days",
  config: readingDevices,
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [
        enrolled(at, 60, phonesId),
        unopened(at, 2, null, { createdAt: at.days(-4) }),
        unopened(at, 1, "", { createdAt: at.days(-4) }),
        unopened(at, 9, null, { createdAt: at.hours(-23) }),
        unopened(at, 7, null, { isDeleted: true }),
        unopened(at, 5, null, { discoverySource: "adminImport" }),
      ],
      violates: ["ade-devices-have-profile"],
    }),
    member({
      key: "stores",
      tokenName: "Store iPads",
      profiles: [phones],
      devices: (at) => [enrolled(at, 60, phonesId), unopened(at, 5, null)],
      declared: () => ({ devicesWithoutProfile: 5 }),
    }),
  ],
});
