import { present } from "../graph/reads/values.ts";
import type { ReadFailure } from "../graph/read-failure.ts";
import type { Named } from "../matching.ts";
import type { Props } from "./recorded-resource.ts";

/** Facts that say that nothing could be read, and why. */
export function unreadable(observedAt: string, { kind, failure, message }: ReadFailure): Props {
  return { status: "unreadable", observedAt, cause: kind, failure, reason: message };
}

/** Another live token, as far as messages name it. */
export function sighting({
  id,
  tokenName,
  displayName,
  expiresAt,
}: Named & { readonly expiresAt?: string }): Props {
  return present({ id, tokenName, displayName, expiresAt });
}

/** The facts that a later failure carries along, without what they carried themselves. */
export function lastKnownOf(live: Props): Props | undefined {
  return live["status"] === "found" ? live : recordOf(live, "lastKnown");
}

export function recordOf(props: Props, key: string): Props | undefined {
  const value = props[key];
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

export function textOf(props: Props | undefined, key: string): string | undefined {
  const value = props?.[key];
  return typeof value === "string" ? value : undefined;
}

/**
 * Whether the live Apple ID is the declared one, as a fact; absent when either is. Apple IDs
 * differ in case and surrounding spaces without meaning.
 */
export function appleIdentifierFact(declared: string | undefined, live: string | undefined): Props {
  return declared === undefined || live === undefined
    ? {}
    : { appleIdentifierMatches: declared.trim().toLowerCase() === live.trim().toLowerCase() };
}
