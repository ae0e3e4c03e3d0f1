import { sameId } from "../../../policy/wire/id.ts";
import {
  type LimitedField,
  lengthOutside,
  profileLimits,
} from "../../../policy/wire/profile-limits.ts";
import {
  devices as devicesWire,
  mostFields,
  type ProfileField,
  type RecordedDevices,
  type RecordedProfiles,
} from "../../../policy/wire/enrollment.ts";
import type { RecordedToken } from "../../../policy/wire/token.ts";
import { present } from "../../../policy/wire/present.ts";
import { type Props, written } from "../../../policy/wire/values.ts";
import { type AdeTokenInputs, connectionOf } from "../../declaration/recorded.ts";
import type { Connection } from "../../graph/connection.ts";
import type { Reader } from "../../graph/reader.ts";
import type { DeviceReading } from "../../graph/reads/devices.ts";
import { nameOf, type Profile, type ProfileReading } from "../../graph/reads/profiles.ts";
import { readVppTokens, type VppTokenList } from "../../graph/reads/vpp-tokens.ts";
import { lastKnownOf, unreadable } from "../live.ts";

/**
 * The engine checks one token after the other; so the reads of all of them begin here, the short
 * ones first, and each token's own check finds its own under way. They never reject.
 */
export function beginEnrollmentReads(
  reader: Reader,
  connection: Connection,
  tokenIds: readonly string[],
  devices: AdeTokenInputs["devices"],
): void {
  for (const id of tokenIds) void profilesOf(reader, connection, id);
  if (devices.read) for (const id of tokenIds) void reader.devices(connection, id, devices);
}

/** The facts `profiles` and `devices` of a found token. */
export async function enrollmentFacts(
  reader: Reader,
  inputs: AdeTokenInputs,
  tokenId: string,
  lastKnown: Props,
): Promise<Pick<RecordedToken, "profiles" | "devices">> {
  const connection = connectionOf(inputs);
  const [[profiles, vppTokens], devices] = await Promise.all([
    profilesOf(reader, connection, tokenId),
    inputs.devices.read ? reader.devices(connection, tokenId, inputs.devices) : undefined,
  ]);
  return {
    profiles: profileFacts(profiles, vppTokens, lastKnown["profiles"]),
    devices: devices === undefined ? { status: "off" } : deviceFacts(devices, profiles),
  };
}

/** A token's profiles, and the VPP tokens if one of them installs Company Portal through them. */
async function profilesOf(
  reader: Reader,
  connection: Connection,
  tokenId: string,
): Promise<readonly [ProfileReading, VppTokenList | undefined]> {
  const reading = await reader.profiles(connection, tokenId);
  const needed = reading.profiles.some(({ companyPortalVppTokenId: id }) => id !== undefined);
  return [reading, needed ? await reader.read(connection, readVppTokens) : undefined];
}

/** The profile facts whose change a reviewer must see; an outage leaves the last known standing. */
export function profileDrift(profiles: unknown): unknown {
  const known = lastKnownOf(profiles, "read");
  const shown: readonly (keyof RecordedProfiles)[] = ["defaults", "fields", "companyPortal"];
  return known && shown.map((key) => known[key]);
}

function profileFacts(
  { observedAt, failure, profiles, defaults, defaultsUnknown }: ProfileReading,
  vppTokens: VppTokenList | undefined,
  recorded: unknown,
): RecordedProfiles {
  if (failure !== undefined) {
    const lastKnown = lastKnownOf(recorded, "read");
    return { ...unreadable(observedAt, failure), ...(lastKnown && { lastKnown }) };
  }
  return {
    status: "read",
    total: profiles.length,
    defaults,
    ...(defaultsUnknown.length > 0 && {
      defaultsUnknown: Object.fromEntries(defaultsUnknown.map((each) => [each, "refused"])),
    }),
    fields: shownOf(profiles.flatMap(fieldsOutside)),
    companyPortal: profiles.flatMap((profile) => companyPortalOf(profile, vppTokens)),
  };
}

/** The longest come first: Apple certainly rejects those, an empty one perhaps. */
function shownOf(fields: readonly ProfileField[]): readonly ProfileField[] {
  const longest = fields.filter(({ length }) => length > 0).toSorted((a, b) => b.length - a.length);
  const empty = fields.filter(({ length }) => length === 0);
  return [...longest.slice(0, mostFields), ...empty.slice(0, mostFields)];
}

/** A field that Graph does not give at all is no statement. */
function fieldsOutside(profile: Profile): readonly ProfileField[] {
  const values = {
    name: profile.displayName,
    department: profile.supportDepartment,
    "support phone": profile.supportPhoneNumber,
  };
  return (["name", "department", "support phone"] satisfies LimitedField[]).flatMap((field) => {
    const value = values[field];
    const length = value === undefined ? undefined : lengthOutside(field, value);
    const limit = profileLimits[field];
    return length === undefined ? [] : [{ profile: nameOf(profile), field, length, limit }];
  });
}

function companyPortalOf(
  profile: Profile,
  vppTokens: VppTokenList | undefined,
): NonNullable<RecordedProfiles["companyPortal"]> {
  const id = profile.companyPortalVppTokenId;
  if (id === undefined || vppTokens === undefined) return [];
  const token = vppTokens.tokens.find((each) => sameId(each.id, id));
  const absent = vppTokens.failure === undefined ? "missing" : "unreadable";
  if (token === undefined) return [{ profile: nameOf(profile), state: absent }];
  const { displayName: tokenName, expiresAt, state = "unknown" } = token;
  return [{ profile: nameOf(profile), ...present({ tokenName, expiresAt, state }) }];
}

function deviceFacts(
  { observedAt, failure, summary }: DeviceReading,
  profiles: ProfileReading,
): RecordedDevices {
  const { byProfile, ...counts } = summary;
  if (failure !== undefined && counts.total === 0) return unreadable(observedAt, failure);
  const gone = Object.entries(byProfile).filter(([id]) => !profiles.ids.has(id));
  const dangling = {
    profiles: gone.length,
    devices: gone.reduce((sum, [, devices]) => sum + devices, 0),
  };
  return written(devicesWire, {
    ...(failure === undefined
      ? { status: "read" as const, observedAt }
      : { ...unreadable(observedAt, failure), status: "partial" as const }),
    ...counts,
    ...(profiles.failure === undefined && { dangling }),
  });
}
