import { relative, utc } from "../text/write.ts";
import { clockTolerance, day, later, yearLater } from "../text/time.ts";
import type { LiveToken } from "../wire/token.ts";

export interface SyncAge {
  /** The last success, or, when it never synced, the upload or a year before the expiry. */
  readonly since: Date;
  readonly synced: boolean;
  /** Milliseconds at the moment of observation. */
  readonly age: number;
}

/**
 * The last modification, where it was an upload: Apple's tokens are valid for a year, so the expiry
 * is a year after it, give or take two days (a day between download and upload, a leap day). What
 * else moves the date is undocumented; a rename may.
 */
export function uploadedAt({ lastModifiedAt, expiresAt }: LiveToken): Date | undefined {
  if (lastModifiedAt === undefined || expiresAt === undefined) return undefined;
  const apart = Math.abs(expiresAt.getTime() - yearLater(lastModifiedAt).getTime());
  return apart <= 2 * day ? lastModifiedAt : undefined;
}

/**
 * When the first sync after an upload stops being awaited; `undefined` where none is. A fixed
 * span: until that sync Graph keeps the error of the token before.
 */
export function firstSyncUntil(live: LiveToken): Date | undefined {
  const { observedAt, lastSyncedAt } = live;
  const uploaded = uploadedAt(live);
  if (uploaded === undefined || (lastSyncedAt !== undefined && lastSyncedAt >= uploaded))
    return undefined;
  const until = later(uploaded, day);
  return uploaded <= observedAt && observedAt <= until ? until : undefined;
}

/**
 * When Apple issued it, a year before its expiry: a change that is no upload, such as a rename, must
 * not make a token that never synced look young.
 */
function issuedAt({ lastModifiedAt, expiresAt }: LiveToken): Date | undefined {
  return lastModifiedAt === undefined || expiresAt === undefined
    ? undefined
    : later(expiresAt, -365 * day);
}

/** `undefined`: there is no date from which an age could be counted. */
export function syncAge(live: LiveToken): SyncAge | undefined {
  const { observedAt, lastSyncedAt } = live;
  const since = lastSyncedAt ?? uploadedAt(live) ?? issuedAt(live);
  if (since === undefined) return undefined;
  const age = observedAt.getTime() - since.getTime();
  return age < -clockTolerance ? undefined : { since, synced: lastSyncedAt !== undefined, age };
}

/** `Last success 2026-11-18 05:40 UTC, 5 days ago.`, as far as it is known. */
export function lastSuccess(live: LiveToken): string {
  const age = syncAge(live);
  if (age === undefined) return "Its last success is unknown.";
  const when = `${utc(age.since)}, ${relative(age.since, live.observedAt)}`;
  if (age.synced) return `Last success ${when}.`;
  const began = uploadedAt(live) === undefined ? "by its expiry, issued" : "uploaded";
  return `No success is on record; ${began} ${when}.`;
}
