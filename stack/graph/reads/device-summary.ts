import { z } from "zod";
import { hour } from "../../../policy/time.ts";
import { profileId } from "./profiles.ts";
import { selecting } from "./values.ts";

/** Counts only: what is said of the devices of one token. */
export interface DeviceSummary {
  readonly total: number;
  /** Released or deleted in Apple's portal; they count nowhere else. */
  readonly deleted: number;
  /** With a value of an unknown kind; they count nowhere else either. */
  readonly notUnderstood: number;
  /** ADE devices without a profile, by the hours begun since Intune first saw them. */
  readonly withoutProfile: Tally;
  /** First sight of the one that waits longest, ISO 8601 in UTC. */
  readonly oldestWithoutProfile?: string;
  /** By the normalised id of the requested profile, which may not exist. */
  readonly byProfile: Tally;
  readonly byState: Tally;
  readonly byPlatform: Tally;
  /** Devices that have contacted Intune, and how many of those failed or are blocked. */
  readonly contacted: number;
  readonly contactedFailed: number;
}

type Tally = Readonly<Record<string, number>>;

/** More hours than any grace allows (a week); what is older or of unknown age is counted here. */
const beyondAnyGrace = 169;

const enrollmentStates = [
  "unknown",
  "enrolled",
  "pendingReset",
  "failed",
  "notContacted",
  "blocked",
] as const;
// Graph's documentation and its SDKs disagree about the spelling of tvOS.
const platforms = ["unknown", "ios", "macos", "tvos", "visionos"] as const;
const sources = ["unknown", "adminImport", "deviceEnrollmentProgram"] as const;
const instant = z.iso.datetime({ offset: true }).nullish();

/** What a device must be made of to be judged; null and absent values are Graph's "none". */
const wire = z.object({
  requestedEnrollmentProfileId: z.string().nullish(),
  discoverySource: z.enum(sources),
  isDeleted: z.boolean().nullish(),
  createdDateTime: instant,
  lastContactedDateTime: instant,
  enrollmentState: z.enum(enrollmentStates).nullish(),
  // Nothing is judged by it.
  platform: z.string().toLowerCase().pipe(z.enum(platforms)).catch("unknown"),
});

type Device = z.infer<typeof wire>;

/** Neither serial number nor description is ever asked for. */
export const devicesQuery = selecting(wire.shape);

interface Counts {
  total: number;
  deleted: number;
  notUnderstood: number;
  contacted: number;
  contactedFailed: number;
  oldest: number | undefined;
  readonly withoutProfile: Record<string, number>;
  readonly byProfile: Record<string, number>;
  readonly byState: Record<string, number>;
  readonly byPlatform: Record<string, number>;
}

/** Counts devices one by one, so that memory does not grow with their number. */
export class DeviceCounter {
  readonly #now: Date;
  readonly #counts: Counts = {
    total: 0,
    deleted: 0,
    notUnderstood: 0,
    contacted: 0,
    contactedFailed: 0,
    oldest: undefined,
    withoutProfile: {},
    byProfile: {},
    byState: {},
    byPlatform: {},
  };

  /** @param now the moment that ages are counted from */
  constructor(now: Date) {
    this.#now = now;
  }

  /** False: the element is no device. */
  add(element: unknown): boolean {
    if (typeof element !== "object" || element === null || Array.isArray(element)) return false;
    const { data: device } = wire.safeParse(element);
    this.#counts.total += 1;
    if (device === undefined) this.#counts.notUnderstood += 1;
    else if (device.isDeleted === true) this.#counts.deleted += 1;
    else this.#count(device);
    return true;
  }

  summary(): DeviceSummary {
    const { oldest, ...counts } = this.#counts;
    return { ...counts, ...(oldest !== undefined && { oldestWithoutProfile: seconds(oldest) }) };
  }

  #count(device: Device): void {
    const counts = this.#counts;
    increment(counts.byState, device.enrollmentState ?? "unknown");
    increment(counts.byPlatform, device.platform);
    if (hasContacted(device)) counts.contacted += 1;
    if (/^(?:failed|blocked)$/.test(device.enrollmentState ?? "")) counts.contactedFailed += 1;
    const requested = profileId(device.requestedEnrollmentProfileId ?? "");
    // No profile is null, empty, or the empty GUID.
    if (!/^[0-]*$/.test(requested)) increment(counts.byProfile, requested);
    else if (device.discoverySource === "deviceEnrollmentProgram")
      this.#countWithoutProfile(device);
  }

  #countWithoutProfile({ createdDateTime }: Device): void {
    const counts = this.#counts;
    const created = timeOf(createdDateTime);
    const hours =
      created === undefined ? -Infinity : Math.ceil((this.#now.getTime() - created) / hour);
    // A first sight in the future is none.
    const known = hours >= -1;
    const waited = known ? Math.max(hours, 0) : beyondAnyGrace;
    increment(counts.withoutProfile, String(Math.min(waited, beyondAnyGrace)));
    if (created !== undefined && known) counts.oldest = Math.min(created, counts.oldest ?? created);
  }
}

/** Graph may omit the date; every known state but `notContacted` comes from a contact, too. */
function hasContacted({ lastContactedDateTime, enrollmentState }: Device): boolean {
  return (
    timeOf(lastContactedDateTime) !== undefined ||
    /^(?:enrolled|pendingReset|failed|blocked)$/.test(enrollmentState ?? "")
  );
}

/** .NET's `0001-01-01` means that there is no date. */
function timeOf(instantText: string | null | undefined): number | undefined {
  const time = instantText ? new Date(instantText).getTime() : Number.NaN;
  return time > Date.UTC(2000) ? time : undefined;
}

function seconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function increment(tally: Record<string, number>, key: string): void {
  tally[key] = (Object.hasOwn(tally, key) ? (tally[key] ?? 0) : 0) + 1;
}
