import { failed } from "./expiring.ts";
import {
  anyText,
  instant,
  integer,
  isRecord,
  list,
  map,
  object,
  oneOf,
  or,
  record,
  text,
} from "./values.ts";
import type { Props, ReadAs, Wire, WrittenAs } from "./values.ts";

const known = oneOf("read", "partial", "unreadable", "off");
/** `off`: not read by configuration; `partial`: the first pages of several. */
type Status = NonNullable<ReadAs<typeof known>>;

/** Facts without a known status, or without all that belongs to it: never healthy. */
function status(isComplete: (facts: Props) => boolean): Wire<Status, Status> {
  return (value, _, facts = {}) => {
    const read = or(known, "unreadable")(value);
    return read === "off" || isComplete(facts) ? read : "unreadable";
  };
}

const name = or(text, "");
const number = or(integer, 0);
const tally = map(integer);

const profileField = object({
  profile: name,
  field: name,
  /** 0: it is empty. */
  length: number,
  limit: number,
});
export type ProfileField = ReadAs<typeof profileField>;

/** More of a sort than a person would correct from a message; the rest shows when these are done. */
export const mostFields = 20;

const companyPortal = object({
  profile: name,
  /** Graph's state of the VPP token, `missing`, or `unreadable`. */
  state: or(text, "unreadable"),
  tokenName: text,
  expiresAt: instant,
});
export type CompanyPortal = ReadAs<typeof companyPortal>;

/** The enrollment profiles of a token, as far as something is to be said of them. */
export const profiles = object({
  status: status((facts) =>
    ["defaults", "fields", "companyPortal"].every((key) => isRecord(facts[key])),
  ),
  observedAt: instant,
  ...failed,
  total: integer,
  /** By platform, the name; a platform without a default profile is absent. */
  defaults: map(anyText),
  /** By platform, why it is not known whether there is one. */
  defaultsUnknown: map(text),
  /** Those outside Apple's limits: of the too long and of the empty as many as `mostFields`. */
  fields: list(profileField),
  /** The VPP tokens through which profiles install Company Portal. */
  companyPortal: list(companyPortal),
  lastKnown: record,
});

export interface Dangling {
  readonly devices: number;
  readonly profiles: number;
}

const dangling: Wire<Dangling | undefined, Dangling> = (value) => {
  const { devices: gone, profiles: from } = tally(value);
  return gone === undefined || from === undefined ? undefined : { devices: gone, profiles: from };
};

export type RecordedProfiles = WrittenAs<typeof profiles>;

/** The devices of a token: counts only. */
export const devices = object({
  status: status(
    (facts) =>
      ["total", "contacted", "contactedFailed"].every((key) => isCount(facts[key])) &&
      ["withoutProfile", "byState"].every((key) => isTally(facts[key])),
  ),
  observedAt: instant,
  ...failed,
  total: number,
  /** Released or deleted in Apple's portal; they count nowhere else. */
  deleted: number,
  /** With a value of an unknown kind; they count nowhere else either. */
  notUnderstood: number,
  /** ADE devices without a profile, by the whole hours that they have waited, rounded up. */
  withoutProfile: tally,
  oldestWithoutProfile: instant,
  /** Whose requested profile does not exist; absent when the profiles are not known. */
  dangling,
  byState: tally,
  byPlatform: tally,
  /** Those that have contacted Intune, and how many of them failed or are blocked. */
  contacted: number,
  contactedFailed: number,
});

export type RecordedDevices = WrittenAs<typeof devices>;

function isTally(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value);
}
