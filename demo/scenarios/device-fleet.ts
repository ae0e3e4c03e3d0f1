import type { ImportedAppleDeviceIdentity } from "@microsoft/microsoft-graph-types-beta";
import type { Sequence } from "../server/paging.ts";
import { inventedId, noDate } from "./dep-onboarding-setting.ts";
import type { At } from "./scenario.ts";

/** Begins every serial number of the demo tenant: whoever finds it elsewhere has found a leak. */
export const canary = "C0NTOSO";

/** Devices that differ in their serial numbers, their ids and the moment they were imported. */
export interface DeviceGroup extends Required<
  Pick<
    ImportedAppleDeviceIdentity,
    "platform" | "enrollmentState" | "discoverySource" | "isDeleted"
  >
> {
  readonly count: number;
  /** As it goes over the wire: a bare id, one with its token's, null, or empty. */
  readonly requestedEnrollmentProfileId: string | null;
  /** The youngest device's; the others' are up to `spreadHours` earlier. */
  readonly createdAt: string;
  readonly spreadHours: number;
  /** `noDate` or null when there was none. */
  readonly lastContactedAt: string | null;
}

/** iPhones that enrolled months ago and were heard of this morning, but for what is given. */
export function enrolled(
  at: At,
  count: number,
  requestedEnrollmentProfileId: string | null,
  but: Partial<DeviceGroup> = {},
): DeviceGroup {
  return {
    count,
    platform: "ios",
    enrollmentState: "enrolled",
    discoverySource: "deviceEnrollmentProgram",
    isDeleted: false,
    requestedEnrollmentProfileId,
    createdAt: at.days(-60),
    spreadHours: 240 * 24,
    lastContactedAt: at.hours(-5),
    ...but,
  };
}

/** iPhones that Apple announced nine days ago and nobody has switched on yet, but likewise. */
export function unopened(
  at: At,
  count: number,
  requestedEnrollmentProfileId: string | null,
  but: Partial<DeviceGroup> = {},
): DeviceGroup {
  const untouched = { enrollmentState: "notContacted", lastContactedAt: noDate } as const;
  const arrived = { createdAt: at.days(-9), spreadHours: 0 };
  return enrolled(at, count, requestedEnrollmentProfileId, { ...untouched, ...arrived, ...but });
}

/** The groups one after the other. A device is made when it is asked for, always the same one. */
export function fleet(
  seed: string,
  groups: readonly DeviceGroup[],
): Sequence<ImportedAppleDeviceIdentity> {
  const seedId = inventedId(`devices of ${seed}`);
  return {
    length: groups.reduce((sum, { count }) => sum + count, 0),
    slice(start, end) {
      const devices: ImportedAppleDeviceIdentity[] = [];
      let first = 0;
      for (const group of groups) {
        const make = deviceMaker(group, seedId);
        const last = Math.min(end, first + group.count);
        for (let index = Math.max(start, first); index < last; index += 1)
          devices.push(make(index));
        first += group.count;
      }
      return devices;
    },
  };
}

function deviceMaker(
  group: DeviceGroup,
  seedId: string,
): (index: number) => ImportedAppleDeviceIdentity {
  const shared = sharedBy(group);
  const requested = Boolean(group.requestedEnrollmentProfileId);
  const youngest = Date.parse(group.createdAt);
  const spread = group.spreadHours * 3600 + 1;
  const firstWord = Number.parseInt(seedId.slice(0, 8), 16);
  return (index) => {
    const word = scattered(firstWord + index);
    const created = `${new Date(youngest - (word % spread) * 1000).toISOString().slice(0, 19)}Z`;
    return {
      ...shared,
      id: `${word.toString(16).padStart(8, "0")}${seedId.slice(8)}`,
      serialNumber: `${canary}${index.toString(36).toUpperCase().padStart(5, "0")}`,
      requestedEnrollmentProfileAssignmentDateTime: requested ? created : noDate,
      createdDateTime: created,
    };
  };
}

function sharedBy(group: DeviceGroup): ImportedAppleDeviceIdentity {
  return {
    requestedEnrollmentProfileId: group.requestedEnrollmentProfileId,
    isSupervised: group.discoverySource === "deviceEnrollmentProgram",
    discoverySource: group.discoverySource,
    isDeleted: group.isDeleted,
    ...(group.lastContactedAt !== null && { lastContactedDateTime: group.lastContactedAt }),
    description: null,
    enrollmentState: group.enrollmentState,
    platform: group.platform,
  };
}

/** MurmurHash3's last step: neighbours end far apart, and no two numbers become the same. */
function scattered(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
