import * as fc from "fast-check";
import type { Inputs } from "../../policy/pack/policy.ts";
import type { Props } from "../../policy/wire/values.ts";
import { day, hour } from "../../policy/text/time.ts";
import { isoInstant } from "./arbitraries.ts";
import { ago, ahead, certificate, stages, tenant, token, vpp } from "./facts.ts";
import { anyText } from "../any-text.ts";

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom("#", "##vso[x]", ":", "::error", "<{%", "<", "{%", "\n", "\r\n", "\u001B[2J"),
      fc.constantFrom(
        "\u202E",
        "\u00A0",
        "\uD800",
        "\uDC00",
        "\0",
        "\u009B",
        "\uFFFE",
        '"',
        " ",
        "Kiosk",
      ),
      anyText({ maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join("") || "x");

const sighting = fc.record({ id: nasty, tokenName: nasty, expiresAt: isoInstant });

/** Overdue, after any expiry, and long before one. */
const renewBy = fc.constantFrom("2026-11-01", "2027-12-01", "2026-01-01");

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

/** One that counts while the terms wait, and one that cannot. */
const acknowledgements = fc
  .record({ policy: nasty, reason: nasty, owner: nasty })
  .map(({ policy, ...why }) => {
    const until = "2026-12-05";
    const expiresAt = "2027-03-01T09:00:00Z";
    return [
      { policy: "ade-token-terms-accepted", ...why, until, expiresAt },
      { policy, until },
    ];
  });

const pinned = fc.constant("pinned");

const nastyToken: fc.Arbitrary<Inputs> = fc
  .record({
    key: nasty,
    stage: fc.constantFrom(...Object.values(stages)),
    live: fc.record({
      id: fc.oneof(nasty, pinned),
      tokenName: nasty,
      reason: nasty,
      closestUndeclared: sighting,
      candidates: fc.array(sighting),
    }),
    dates: fc.record({
      expiresAt: fc.constantFrom(ahead(3 * day), "2027-03-01T09:00:00Z", undefined),
      lastSyncedAt: fc.constantFrom(ago(hour), ago(9 * day)),
    }),
    lastSyncErrorCode: fc.constantFrom(0, undefined),
    previousId: nasty,
    declared: fc.record({ ...declaredNames, tokenName: nasty, renewBy }),
    identity: fc.oneof(fc.constant({}), fc.record({ id: fc.oneof(nasty, pinned) })),
    tokenType: nasty,
    enrollment: fc.oneof(fc.constant({}), nastyEnrollment),
    accepted: fc.option(acknowledgements, { nil: undefined, freq: 2 }),
  })
  .map(({ key, stage, live, dates, lastSyncErrorCode, previousId, enrollment, ...rest }) => ({
    ...token(
      {
        ...dates,
        lastSyncErrorCode,
        ...stage,
        ...live,
        ...enrollment,
        ...("previousId" in stage && { previousId }),
      },
      {
        ...rest.declared,
        ...rest.identity,
        tokenType: rest.tokenType,
        platforms: ["macos"],
        minimumDevices: 1000,
        acknowledgements: rest.accepted,
      },
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
    lastRun: fc.record({
      tenantId: nasty,
      graph: fc.record({ endpoint: nasty }),
      dropped: fc.array(
        fc.record({
          kind: fc.constantFrom("token", "vppToken", "pushCertificate"),
          key: nasty,
          name: nasty,
          notRead: fc.option(nasty, { nil: undefined }),
        }),
      ),
    }),
    declared: fc.record({ ...declaredNames, declared: fc.array(fc.record({ key: nasty })) }),
  })
  .map(({ declared, ...live }) => tenant(live, declared));

const lastKnown = fc.record({ observedAt: isoInstant, expiresAt: isoInstant });

const nastyCertificate: fc.Arbitrary<Inputs> = fc
  .record({
    live: fc.oneof(
      fc.record({ status: fc.constantFrom("missing", "unreadable"), reason: nasty, lastKnown }),
      fc.constantFrom(
        { expiresAt: "2026-11-20T09:00:00Z" },
        { expiresAt: "2026-11-25T09:00:00Z" },
        { expiresAt: undefined },
      ),
      fc.record({ previousTopicIdentifier: nasty }),
    ),
    declared: fc.record({ ...declaredNames, renewBy }),
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
      fc.record({
        displayName: nasty,
        id: fc.oneof(nasty, pinned),
        expiresAt: fc.constantFrom(ahead(3 * day), undefined),
      }),
    ),
    declared: fc.record(
      { ...declaredNames, displayName: nasty, renewBy, id: fc.oneof(nasty, pinned) },
      { requiredKeys: ["tenant", "owner", "runbook", "displayName", "renewBy"] },
    ),
  })
  .map(({ key, live, declared }) => ({ ...vpp(live, declared), name: key }));

/** Inputs that violate at least one policy, with names that could steer a terminal. */
export const nastyInputs = fc.oneof(nastyToken, nastyTenant, nastyCertificate, nastyVpp);
