import { z } from "zod";
import { hour } from "../../../policy/text/time.ts";
import { isoSecond } from "../../../policy/text/write.ts";
import type { RecordedDevices } from "../../../policy/wire/enrollment.ts";
import type { failed } from "../../../policy/wire/expiring.ts";
import { profileId } from "./profiles.ts";
import { isDate, selecting } from "./values.ts";

type Tally = Readonly<Record<string, number>>;
type Recorded = Omit<RecordedDevices, "status" | "observedAt" | "dangling" | keyof typeof failed>;

/** Counts only: what is said of the devices of one token. */
export interface DeviceSummary extends Required<Omit<Recorded, "oldestWithoutProfile">> {
  /** First sight of the one that waits longest, ISO 8601 in UTC. */
  readonly oldestWithoutProfile?: string;
  /** By the normalised id of the requested profile, which may not exist. */
  readonly byProfile: Tally;
}

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
const failing: ReadonlySet<unknown> = new Set(["failed", "blocked"]);
const contacting: ReadonlySet<unknown> = new Set(["enrolled", "pendingReset", ...failing]);
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

/**
 * Asked for first although no public code does: the bare list, which others read, brings serial
 * numbers and descriptions along. Neither is ever kept.
 */
export const deviceColumns = selecting(wire.shape);

/**
 * Counts devices one by one, so that memory does not grow with their number.
 * @param now the moment that ages are counted from
 */
export function deviceCounter(now: Date) {
  const numbers = { total: 0, deleted: 0, notUnderstood: 0, contacted: 0, contactedFailed: 0 };
  const [withoutProfile, byProfile, byState, byPlatform] = [tally(), tally(), tally(), tally()];
  let oldest: number | undefined;

  function countWithoutProfile({ createdDateTime }: Device): void {
    const created = isDate(createdDateTime) ? new Date(createdDateTime).getTime() : Infinity;
    const hours = Math.ceil((now.getTime() - created) / hour);
    // A first sight in the future is none.
    const waited = hours < -1 ? beyondAnyGrace : Math.max(hours, 0);
    withoutProfile.increment(String(Math.min(waited, beyondAnyGrace)));
    if (hours >= -1) oldest = Math.min(created, oldest ?? created);
  }
  function count(device: Device): void {
    byState.increment(device.enrollmentState ?? "unknown");
    byPlatform.increment(device.platform);
    if (hasContacted(device)) numbers.contacted += 1;
    if (failing.has(device.enrollmentState)) numbers.contactedFailed += 1;
    const requested = profileId(device.requestedEnrollmentProfileId ?? "");
    // No profile is null, empty, or the empty GUID.
    if (!/^[0-]*$/.test(requested)) byProfile.increment(requested);
    else if (device.discoverySource === "deviceEnrollmentProgram") countWithoutProfile(device);
  }
  return {
    /** False: the element is no device. */
    add(element: unknown): boolean {
      if (typeof element !== "object" || element === null || Array.isArray(element)) return false;
      const { data: device } = wire.safeParse(element);
      numbers.total += 1;
      if (device === undefined) numbers.notUnderstood += 1;
      else if (device.isDeleted === true) numbers.deleted += 1;
      else count(device);
      return true;
    },
    summary: (): DeviceSummary => ({
      ...numbers,
      withoutProfile: withoutProfile.counts(),
      byProfile: byProfile.counts(),
      byState: byState.counts(),
      byPlatform: byPlatform.counts(),
      ...(oldest !== undefined && { oldestWithoutProfile: isoSecond(new Date(oldest)) }),
    }),
  };
}

function tally() {
  const counts = new Map<string, number>();
  return {
    counts: (): Tally => Object.fromEntries(counts),
    increment: (key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1),
  };
}

/** Graph may omit the date; every known state but `notContacted` comes from a contact, too. */
function hasContacted({ lastContactedDateTime, enrollmentState }: Device): boolean {
  return isDate(lastContactedDateTime) || contacting.has(enrollmentState);
}
