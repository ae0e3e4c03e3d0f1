import { z } from "zod";
import { profileId } from "./enrollment-profile.ts";

/** Counts only: what is said of the devices of one token. */
export interface DeviceSummary {
  readonly total: number;
  /** Released or deleted in Apple's portal; they count nowhere else. */
  readonly deleted: number;
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

const absent = undefined;
const instant = z.iso.datetime({ offset: true }).optional().catch(absent);

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

const wire = z.object({
  requestedEnrollmentProfileId: z.string().nullish().catch(null),
  discoverySource: z.string().catch("unknown"),
  isDeleted: z.boolean().catch(false),
  createdDateTime: instant,
  lastContactedDateTime: instant,
  enrollmentState: z.enum(enrollmentStates).catch("unknown"),
  platform: z.string().toLowerCase().pipe(z.enum(platforms)).catch("unknown"),
});

type Device = z.infer<typeof wire>;

/** Neither serial number nor description is ever asked for. */
export const selectedOfDevice = Object.keys(wire.shape);

interface Counts {
  total: number;
  deleted: number;
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
    const parsed = wire.safeParse(element);
    if (!parsed.success) return false;
    this.#counts.total += 1;
    if (parsed.data.isDeleted) this.#counts.deleted += 1;
    else this.#count(parsed.data);
    return true;
  }

  summary(): DeviceSummary {
    const { oldest, ...counts } = this.#counts;
    return { ...counts, ...(oldest !== undefined && { oldestWithoutProfile: seconds(oldest) }) };
  }

  #count(device: Device): void {
    const counts = this.#counts;
    increment(counts.byState, device.enrollmentState);
    increment(counts.byPlatform, device.platform);
    if (timeOf(device.lastContactedDateTime) !== undefined) {
      counts.contacted += 1;
      if (/^(?:failed|blocked)$/.test(device.enrollmentState)) counts.contactedFailed += 1;
    }
    const requested = device.requestedEnrollmentProfileId;
    if (requested) increment(counts.byProfile, profileId(requested));
    else if (device.discoverySource === "deviceEnrollmentProgram")
      this.#countWithoutProfile(device);
  }

  #countWithoutProfile({ createdDateTime }: Device): void {
    const counts = this.#counts;
    const created = timeOf(createdDateTime);
    const waited = created === undefined ? Number.POSITIVE_INFINITY : this.#now.getTime() - created;
    const hours = Math.max(Math.ceil(waited / 3_600_000), 0);
    increment(counts.withoutProfile, String(Math.min(hours, beyondAnyGrace)));
    if (created !== undefined) counts.oldest = Math.min(created, counts.oldest ?? created);
  }
}

/** .NET's `0001-01-01` means that there is no date. */
function timeOf(instantText: string | undefined): number | undefined {
  const time = instantText === undefined ? Number.NaN : new Date(instantText).getTime();
  return time > Date.UTC(2000) ? time : undefined;
}

function seconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function increment(tally: Record<string, number>, key: string): void {
  tally[key] = (Object.hasOwn(tally, key) ? (tally[key] ?? 0) : 0) + 1;
}
