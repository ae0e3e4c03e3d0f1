import { relative, utc } from "../text/write.ts";
import { clockTolerance } from "../time.ts";
import type { LiveToken } from "./facts.ts";

export interface SyncAge {
  /** The last success, or, when it never synced, the upload. */
  readonly since: Date;
  readonly synced: boolean;
  /** Milliseconds at the moment of observation. */
  readonly age: number;
}

/** `undefined`: there is no date from which an age could be counted. */
export function syncAge({
  observedAt,
  lastSyncedAt,
  lastModifiedAt,
}: LiveToken): SyncAge | undefined {
  const since = lastSyncedAt ?? lastModifiedAt;
  if (since === undefined) return undefined;
  const age = observedAt.getTime() - since.getTime();
  return age < -clockTolerance ? undefined : { since, synced: lastSyncedAt !== undefined, age };
}

/** `Last success 2026-11-18 05:40 UTC, 5 days ago.`, as far as it is known. */
export function lastSuccess(live: LiveToken): string {
  const age = syncAge(live);
  if (age === undefined) return "Its last success is unknown.";
  const when = `${utc(age.since)}, ${relative(age.since, live.observedAt)}`;
  return age.synced ? `Last success ${when}.` : `No success is on record; uploaded ${when}.`;
}
