import { type Cause, causeOf } from "../observed.ts";
import { instantOf, integerOf, type Props, recordOf, recordsOf, textOf } from "../props.ts";

/** `off`: not read by configuration; `partial`: the first pages of several. */
export type ReadStatus = "read" | "partial" | "unreadable" | "off";

/** The enrollment profiles of a token, as far as something is to be said of them. */
export interface Profiles {
  readonly status: ReadStatus;
  readonly cause: Cause | undefined;
  readonly reason: string | undefined;
  /** By platform; a platform without a default profile is absent. */
  readonly defaults: Readonly<Record<string, string | undefined>>;
  /** Fields outside Apple's limits; `length` 0 is an empty one. */
  readonly fields: readonly ProfileField[];
  /** The VPP tokens through which profiles install Company Portal. */
  readonly companyPortal: readonly CompanyPortal[];
}

export interface ProfileField {
  readonly profile: string;
  readonly field: string;
  readonly length: number;
  readonly limit: number;
}

export interface CompanyPortal {
  readonly profile: string;
  /** Graph's state of the VPP token, `missing`, or `unreadable`. */
  readonly state: string;
  readonly tokenName: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** The devices of a token: counts only. */
export interface Devices {
  readonly status: ReadStatus;
  readonly cause: Cause | undefined;
  readonly reason: string | undefined;
  readonly total: number;
  /** With a value of an unknown kind. */
  readonly notUnderstood: number;
  /** ADE devices without a profile, by the whole hours that they have waited, rounded up. */
  readonly withoutProfile: Readonly<Record<string, number>>;
  readonly oldestWithoutProfile: Date | undefined;
  /** Whose requested profile does not exist; absent when the profiles are not known. */
  readonly dangling: { readonly devices: number; readonly profiles: number } | undefined;
  readonly byState: Readonly<Record<string, number>>;
  readonly contacted: number;
  readonly contactedFailed: number;
}

export function parseProfiles(live: Props): Profiles {
  const profiles = recordOf(live, "profiles");
  return {
    status: statusOf(
      profiles,
      ["defaults", "fields", "companyPortal"].every((key) => isObject(profiles[key])),
    ),
    cause: causeOf(profiles),
    reason: textOf(profiles, "reason"),
    // A profile's name may be empty; what is no text is no profile.
    defaults: Object.fromEntries(
      Object.entries(recordOf(profiles, "defaults")).map(([platform, name]) => [
        platform,
        typeof name === "string" ? name : undefined,
      ]),
    ),
    fields: recordsOf(profiles, "fields").map((field) => ({
      profile: textOf(field, "profile") ?? "",
      field: textOf(field, "field") ?? "",
      length: integerOf(field, "length") ?? 0,
      limit: integerOf(field, "limit") ?? 0,
    })),
    companyPortal: recordsOf(profiles, "companyPortal").map((each) => ({
      profile: textOf(each, "profile") ?? "",
      state: textOf(each, "state") ?? "unreadable",
      tokenName: textOf(each, "tokenName"),
      expiresAt: instantOf(each, "expiresAt"),
    })),
  };
}

export function parseDevices(live: Props): Devices {
  const devices = recordOf(live, "devices");
  const dangling = recordOf(devices, "dangling");
  const gone = {
    devices: integerOf(dangling, "devices"),
    profiles: integerOf(dangling, "profiles"),
  };
  return {
    status: statusOf(
      devices,
      ["total", "contacted", "contactedFailed"].every((key) => isCount(devices[key])) &&
        ["withoutProfile", "byState"].every((key) => isTally(devices[key])),
    ),
    cause: causeOf(devices),
    reason: textOf(devices, "reason"),
    total: integerOf(devices, "total") ?? 0,
    notUnderstood: integerOf(devices, "notUnderstood") ?? 0,
    withoutProfile: tallyOf(devices, "withoutProfile"),
    oldestWithoutProfile: instantOf(devices, "oldestWithoutProfile"),
    dangling:
      gone.devices === undefined || gone.profiles === undefined
        ? undefined
        : { devices: gone.devices, profiles: gone.profiles },
    byState: tallyOf(devices, "byState"),
    contacted: integerOf(devices, "contacted") ?? 0,
    contactedFailed: integerOf(devices, "contactedFailed") ?? 0,
  };
}

/** Facts without a known status, or without all that belongs to it: never healthy. */
function statusOf(props: Props, complete: boolean): ReadStatus {
  const status = props["status"];
  if (status === "off") return status;
  return complete && (status === "read" || status === "partial") ? status : "unreadable";
}

function tallyOf(props: Props, key: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(recordOf(props, key)).filter(isCounted));
}

function isCounted(entry: [string, unknown]): entry is [string, number] {
  return isCount(entry[1]);
}

function isTally(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isCount);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
