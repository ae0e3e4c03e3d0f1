import { present } from "../../policy/wire/present.ts";
import { type Props, type WrittenAs, isRecord } from "../../policy/wire/values.ts";
import type { sighting as sightingOf } from "../../policy/wire/expiring.ts";
import type { ReadFailure } from "../graph/read-failure.ts";
import type { Named } from "./matching.ts";

/** Facts that say that nothing could be read, and why. */
export function unreadable(observedAt: string, { kind, failure, message }: ReadFailure) {
  return { status: "unreadable", observedAt, cause: kind, failure, reason: message } as const;
}

/** Another live token, as far as messages name it. */
export function sighting({
  id,
  tokenName,
  displayName,
  expiresAt,
}: Named & { readonly expiresAt?: string }): WrittenAs<typeof sightingOf> {
  return present({ id, tokenName, displayName, expiresAt });
}

/** The facts that a later failure carries along, without what they carried themselves. */
export function lastKnownOf(live: unknown, status = "found"): Props | undefined {
  if (!isRecord(live)) return undefined;
  if (live["status"] === status) return live;
  return isRecord(live["lastKnown"]) ? live["lastKnown"] : undefined;
}

/** Facts that were not found, with those that were found last. */
export function carrying<Live extends { readonly status?: string; readonly lastKnown?: Props }>(
  live: Live,
  lastKnown: Props | undefined,
): Live {
  return live.status === "found" || lastKnown === undefined ? live : { ...live, lastKnown };
}

/**
 * Whether the live Apple ID is the declared one, as a fact; absent when either is. Apple IDs
 * differ in case and surrounding spaces without meaning.
 */
export function appleIdentifierFact(declared: string | undefined, live: string | undefined) {
  return declared === undefined || live === undefined
    ? {}
    : { appleIdentifierMatches: declared.trim().toLowerCase() === live.trim().toLowerCase() };
}

/**
 * What of the facts is drift when it changes: identity, expiry, error code; an outage leaves the
 * last known ones in place.
 * @param more of the known facts, what else is
 */
export function drift(
  keys: readonly string[],
  more: (known: Props) => readonly unknown[] = () => [],
): (live: Props) => unknown {
  return (live) => {
    const { status } = live;
    if (status === "missing" || status === "ambiguous") return { status };
    const known = lastKnownOf(live);
    return known && [...keys.map((key) => known[key]), ...more(known)];
  };
}
