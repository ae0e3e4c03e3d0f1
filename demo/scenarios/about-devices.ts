import { contoso, corporate, member } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled, unopened } from "./device-fleet.ts";
import type { Scenario } from "./scenario.ts";

const failed = { enrollmentState: "failed" } as const;
const blocked = { enrollmentState: "blocked" } as const;

/** Devices that wait, fail, or were not all read. */
export const aboutDevices: readonly Scenario[] = [
  // Beside those that count there are some that do not: too young, released, or no ADE devices.
  contoso({
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
  }),
  contoso({
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
  }),
  // The policy ade-devices-on-assigned-profile is disabled unless a team enables it, so that at the
  // defaults nothing is violated here.
  contoso({
    name: "devices-on-assigned-profile",
    title: "Ten devices run under another profile than theirs, which is not checked by default",
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
  }),
  contoso({
    name: "devices-read-completely",
    title: "Graph gives the first page of the devices, and 503 for the second",
    faults: { devices: { fault: "unavailable", fromPage: 2 } },
    config: { devices: { read: true, timeoutSeconds: 5 } },
    members: [
      corporate({
        profiles: [phones],
        devices: (at) => [enrolled(at, 1500, phonesId)],
        violates: ["ade-devices-read-completely"],
      }),
    ],
  }),
  contoso({
    name: "devices-read-completely-refused",
    title: "Graph answers 403 when it is asked for devices",
    faults: { devices: "forbidden" },
    config: readingDevices,
    members: [
      corporate({
        profiles: [phones],
        devices: (at) => [enrolled(at, 60, phonesId)],
        violates: ["ade-devices-read-completely"],
      }),
    ],
  }),
];
