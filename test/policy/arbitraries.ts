import * as fc from "fast-check";
import type { Policy } from "../../policy/pack/policy.ts";
import type { Props } from "../../policy/wire/values.ts";
import { day, later } from "../../policy/text/time.ts";
import { now } from "./facts.ts";

/** Around the tests' moment, and often right at a limit. */
const instant = fc
  .tuple(
    fc.oneof(fc.integer({ min: -400, max: 400 }), fc.constantFrom(0, 7, 30, -1, -3, -7)),
    fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -day, max: day })),
  )
  .map(([days, milliseconds]) => later(now, days * day + milliseconds));

export const isoInstant = instant.map((each) => each.toISOString());

/** Two moments from the tests' moment on, in order. */
export const moments = fc
  .tuple(instant, instant)
  .map((pair) => pair.map((each) => (each < now ? now : each)))
  .map(([a = now, b = now]) => (a <= b ? ([a, b] as const) : ([b, a] as const)));

const absent = fc.constant(undefined);

/** What may differ of a token that was found; an absent fact is `undefined`. */
export const foundToken: fc.Arbitrary<Props> = fc.record({
  expiresAt: fc.oneof({ weight: 9, arbitrary: isoInstant }, absent),
  lastModifiedAt: fc.oneof(isoInstant, absent),
  lastSyncedAt: fc.oneof(isoInstant, absent),
  lastSyncErrorCode: fc.constantFrom(0, 0, 1, 3, undefined),
  tokenType: fc.constantFrom("dep", "appleSchoolManager", undefined),
  appleIdentifierMatches: fc.constantFrom(true, true, false, undefined),
  previousId: fc.constantFrom(undefined, undefined, undefined, "another"),
});

/** What may differ of a push certificate that was found. */
export const foundCertificate: fc.Arbitrary<Props> = fc.record({
  expiresAt: fc.oneof({ weight: 9, arbitrary: isoInstant }, absent),
  appleIdentifierMatches: fc.constantFrom(true, true, false, undefined),
  previousTopicIdentifier: fc.constantFrom(undefined, undefined, "another"),
});

/** What may differ of a VPP token that was found. */
export const foundVpp: fc.Arbitrary<Props> = fc.record({
  expiresAt: fc.oneof({ weight: 9, arbitrary: isoInstant }, absent),
  state: fc.constantFrom("valid", "valid", "expired", "invalid", "duplicateLocationId", undefined),
  lastSyncStatus: fc.constantFrom("completed", "failed", undefined),
  lastSyncedAt: fc.oneof(isoInstant, absent),
});

/** What may differ of a declaration. */
export const declaration: fc.Arbitrary<Props> = fc.record({
  renewBy: isoInstant.map((each) => each.slice(0, 10)),
  expiresAt: fc.oneof(isoInstant, absent, absent),
});

/** A policy's configuration within its bounds. */
export function configOf({ config = {} }: Policy): fc.Arbitrary<Props> {
  const numbers = Object.entries(config).flatMap(([key, { minimum, maximum }]) =>
    minimum === undefined || maximum === undefined
      ? []
      : [[key, fc.integer({ min: minimum, max: maximum })] as const],
  );
  return fc.record(Object.fromEntries(numbers));
}

const keys = [
  "appleIdentifierMatches candidates cause closestUndeclared expiresAt failure id lastKnown",
  "lastModifiedAt lastSyncErrorCode lastSyncedAt observedAt previousId reason status tokenName",
  "tokenType tokensRead undeclared profiles devices defaults fields companyPortal withoutProfile",
  "dangling byState contacted displayName state lastSyncStatus previousTopicIdentifier",
].flatMap((line) => line.split(" "));

const plausible = fc.oneof(
  fc.constantFrom({ status: "read" }, { status: "read", defaults: { ios: null } }, { 169: 1 }),
  fc.constantFrom("found", "missing", "ambiguous", "unreadable", "read", "partial"),
  fc.constantFrom("unauthorized", "unavailable", "malformed", "forbidden", "constructor"),
  fc.constantFrom(0, 1, 3, true, false, null),
  isoInstant,
);

/** Any JSON, and JSON that looks like facts. */
export const anyLive: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...keys), fc.oneof(plausible, fc.jsonValue())),
  fc
    .dictionary(fc.constantFrom(...keys), fc.oneof(plausible, fc.jsonValue()))
    .map((live) => ({ ...live, observedAt: now.toISOString() })),
);
