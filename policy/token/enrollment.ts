import { instantOf, integerOf, type Props, recordOf, recordsOf, textOf } from "../props.ts";

/** `off`: not read by configuration; `partial`: the first pages of several. */
export type ReadStatus = "read" | "partial" | "unreadable" | "off";

/** The enrollment profiles of a token, as far as something is to be said of them. */
export interface Profiles {
  readonly status: ReadStatus;
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
  readonly reason: string | undefined;
  readonly total: number;
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
    status: statusOf(profiles),
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
  return {
    status: statusOf(devices),
    reason: textOf(devices, "reason"),
    total: integerOf(devices, "total") ?? 0,
    withoutProfile: tallyOf(devices, "withoutProfile"),
    oldestWithoutProfile: instantOf(devices, "oldestWithoutProfile"),
    dangling:
      "dangling" in devices
        ? {
            devices: integerOf(dangling, "devices") ?? 0,
            profiles: integerOf(dangling, "profiles") ?? 0,
          }
        : undefined,
    byState: tallyOf(devices, "byState"),
    contacted: integerOf(devices, "contacted") ?? 0,
    contactedFailed: integerOf(devices, "contactedFailed") ?? 0,
  };
}

/** Facts without a known status were not read by us: never healthy. */
function statusOf(props: Props): ReadStatus {
  const status = props["status"];
  return status === "read" || status === "partial" || status === "off" ? status : "unreadable";
}

function tallyOf(props: Props, key: string): Readonly<Record<string, number>> {
  const tally = recordOf(props, key);
  return Object.fromEntries(Object.keys(tally).map((each) => [each, integerOf(tally, each) ?? 0]));
}
