import * as fc from "fast-check";
import type { Inputs, Policy } from "../../policy/define-policy.ts";
import type { Props } from "../../policy/props.ts";
import { day, later } from "../../policy/time.ts";
import { certificate, now, stages, tenant, token, vpp } from "./facts.ts";

/** Around the tests' moment, and often right at a limit. */
const instant = fc
  .tuple(
    fc.oneof(fc.integer({ min: -400, max: 400 }), fc.constantFrom(0, 7, 30, -1, -3, -7)),
    fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -day, max: day })),
  )
  .map(([days, milliseconds]) => later(now, days * day + milliseconds));

const isoInstant = instant.map((each) => each.toISOString());

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

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom("#", "##vso[x]", ":", "::error", "<{%", "<", "{%", "\n", "\r\n", "\u001B[2J"),
      fc.constantFrom("\u202E", "\u00A0", "\uD800", "\uDC00", "\0", "\u009B", '"', " ", "Kiosk"),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join("") || "x");

const sighting = fc.record({ id: nasty, tokenName: nasty, expiresAt: isoInstant });

const declaredNames = { tenant: nasty, owner: nasty, runbook: nasty, tenantId: nasty };

const nastyEnrollment: fc.Arbitrary<Props> = fc.record({
  profiles: fc.record({
    status: fc.constantFrom("read", "unreadable"),
    reason: nasty,
    defaults: fc.constant({}),
    fields: fc.array(
      fc.record({ profile: nasty, field: nasty, length: fc.constantFrom(0, 126), limit: fc.nat() }),
    ),
    companyPortal: fc.array(
      fc.record({ profile: nasty, state: nasty, tokenName: nasty, expiresAt: isoInstant }),
    ),
  }),
  devices: fc.record({
    status: fc.constantFrom("read", "partial", "unreadable"),
    reason: nasty,
    total: fc.constant(400),
    withoutProfile: fc.constant({ 169: 3 }),
    oldestWithoutProfile: isoInstant,
    dangling: fc.constant({ devices: 3, profiles: 2 }),
    byState: fc.constant({ pendingReset: 1 }),
    contacted: fc.constant(100),
    contactedFailed: fc.constant(50),
  }),
});

const nastyToken: fc.Arbitrary<Inputs> = fc
  .record({
    key: nasty,
    stage: fc.constantFrom(...Object.values(stages)),
    live: fc.record({
      id: nasty,
      tokenName: nasty,
      reason: nasty,
      closestUndeclared: sighting,
      candidates: fc.array(sighting),
    }),
    unknown: fc.constantFrom({}, { expiresAt: undefined }, { lastSyncErrorCode: undefined }),
    previousId: nasty,
    declared: fc.record({ ...declaredNames, tokenName: nasty, renewBy: fc.constant("2026-11-01") }),
    identity: fc.oneof(fc.constant({}), fc.record({ id: nasty })),
    tokenType: nasty,
    enrollment: fc.oneof(fc.constant({}), nastyEnrollment),
  })
  .map(({ key, stage, live, unknown, previousId, declared, identity, tokenType, enrollment }) => ({
    ...token(
      {
        ...unknown,
        ...stage,
        ...live,
        ...enrollment,
        ...("previousId" in stage && { previousId }),
      },
      { ...declared, ...identity, tokenType, platforms: ["macos"], minimumDevices: 1000 },
    ),
    name: key,
  }));

const nastyTenant: fc.Arbitrary<Inputs> = fc
  .record({
    status: fc.constantFrom("read", "partial", "unreadable"),
    cause: fc.constantFrom("unauthorized", "unavailable", "malformed"),
    failure: fc.constantFrom("wrong-tenant", "forbidden", "no-credential"),
    reason: nasty,
    undeclared: fc.array(sighting, { minLength: 1 }),
    declared: fc.record({ ...declaredNames, declared: fc.array(fc.record({ key: nasty })) }),
  })
  .map(({ declared, ...live }) => tenant(live, declared));

const lastKnown = fc.record({ observedAt: isoInstant, expiresAt: isoInstant });

const nastyCertificate: fc.Arbitrary<Inputs> = fc
  .record({
    live: fc.oneof(
      fc.record({ status: fc.constantFrom("missing", "unreadable"), reason: nasty, lastKnown }),
      fc.constantFrom({ expiresAt: "2026-11-20T09:00:00Z" }, { expiresAt: "2026-11-25T09:00:00Z" }),
      fc.record({ previousTopicIdentifier: nasty }),
    ),
    declared: fc.record({ ...declaredNames, renewBy: fc.constant("2026-11-01") }),
  })
  .map(({ live, declared }) => certificate(live, declared));

const nastyVpp: fc.Arbitrary<Inputs> = fc
  .record({
    key: nasty,
    live: fc.oneof(
      fc.record({ status: fc.constantFrom("missing", "unreadable"), reason: nasty, lastKnown }),
      fc.record({ status: fc.constant("ambiguous"), candidates: fc.array(sighting) }),
      fc.record({ displayName: nasty, state: fc.constantFrom("expired", "invalid", undefined) }),
      fc.record({ displayName: nasty, lastSyncStatus: fc.constant("failed") }),
    ),
    declared: fc.record({
      ...declaredNames,
      displayName: nasty,
      renewBy: fc.constant("2026-11-01"),
    }),
  })
  .map(({ key, live, declared }) => ({ ...vpp(live, declared), name: key }));

/** Inputs that violate at least one policy, with names that could steer a terminal. */
export const nastyInputs = fc.oneof(nastyToken, nastyTenant, nastyCertificate, nastyVpp);
