import type { Inputs } from "../../policy/pack/policy.ts";
import type { Props } from "../../policy/wire/values.ts";
import { day, hour } from "../../policy/text/time.ts";
import { ago, ahead, certificate, stages, tenant, token, vpp } from "../policy/facts.ts";

const late = "2026-11-01";
const unread = { status: "unreadable", cause: "unavailable" };

/** Deadlines and expiries that violate whatever can be violated by dates. */
const dates: readonly (readonly [renewBy: string, expiresAt: string | undefined])[] = [
  [late, ahead(3 * day)],
  [late, ahead(400 * day)],
  ["2026-12-10", ahead(18 * day)],
  ["2027-02-01", ago(1)],
  ["2027-02-01", undefined],
];

/** Syncs that violate whatever can be violated by them, each too long ago. */
const syncs: readonly Props[] = [
  { lastSyncErrorCode: 3, lastSyncedAt: ago(10 * day) },
  { lastSyncErrorCode: 1, lastSyncedAt: ago(10 * day) },
  { lastSyncedAt: ago(40 * hour) },
  { lastSyncedAt: ago(10 * day) },
  { lastSyncErrorCode: undefined },
];

/**
 * Inputs that violate what a name could steer, with this name wherever one can stand. What the
 * situations of the demo violate is tried with every name in test/cli/assess/scenarios.test.ts.
 */
export function named(name: string): readonly Inputs[] {
  return [...tokens(name), ...tenants(name), ...certificates(name), ...vppTokens(name)];
}

function tokens(name: string): readonly Inputs[] {
  const sighting = { id: name, tokenName: name, expiresAt: ahead(day) };
  const live = { id: name, tokenName: name, reason: name, tokenType: name };
  const others = { closestUndeclared: sighting, candidates: [sighting, sighting] };
  const states = [...Object.values(stages), ...syncs, { previousId: name }, ...enrollments(name)];
  const found = {
    ...declaredBy(name),
    tokenName: name,
    platforms: ["macos"],
    minimumDevices: 1000,
  };
  return [
    ...states.map((state) => token({ ...live, ...others, ...state }, found)),
    ...dates.map(([renewBy, expiresAt]) => token({ ...live, expiresAt }, { ...found, renewBy })),
    token(live, { ...found, id: name, tokenName: "x" }),
    token({ ...live, appleIdentifierMatches: false }, { ...found, appleIdentifier: "x", id: name }),
    token(
      { ...live, ...waiting },
      { ...found, acknowledgements: [accepted(name), { policy: name }] },
    ),
  ].map((inputs) => ({ ...inputs, name }));
}

const waiting = { lastSyncErrorCode: 3, lastSyncedAt: ago(10 * day), expiresAt: ahead(90 * day) };

function accepted(name: string): Props {
  const policy = "ade-token-terms-accepted";
  return { policy, reason: name, owner: name, until: "2026-12-05", expiresAt: ahead(90 * day) };
}

function tenants(name: string): readonly Inputs[] {
  const found = { ...declaredBy(name), declared: [{ key: name }] };
  const sighting = { id: name, tokenName: name, expiresAt: ahead(day) };
  const failures = ["unauthorized", "unavailable", "malformed"].flatMap((cause) =>
    ["wrong-tenant", "forbidden", name].map((failure) => ({
      ...unread,
      cause,
      failure,
      reason: name,
    })),
  );
  const dropped = { kind: name, key: name, id: name, name, expiresAt: ahead(day) };
  const lastRun = {
    tenantId: name,
    clientId: name,
    graph: { endpoint: name },
    dropped: [dropped, { ...dropped, notRead: name }],
  };
  const lists = [{ undeclared: [sighting, sighting] }, { lastRun }];
  return [...lists, ...failures].map((live) => ({
    ...tenant(live, found),
    name,
  }));
}

function certificates(name: string): readonly Inputs[] {
  const states = [{ ...unread, reason: name }, { status: "missing" }];
  return [
    ...[...states, { previousTopicIdentifier: name }].map((live) =>
      certificate(live, declaredBy(name)),
    ),
    ...dates.map(([renewBy, expiresAt]) =>
      certificate({ expiresAt }, { ...declaredBy(name), renewBy }),
    ),
  ];
}

function vppTokens(name: string): readonly Inputs[] {
  const known = ["expired", "invalid", "assignedToExternalMDM", "duplicateLocationId", name];
  const states = [
    {
      ...unread,
      reason: name,
    },
    { status: "missing" },
    { lastSyncStatus: "failed" },
    {
      status: "ambiguous",
      candidates: [{ id: name }],
    },
    ...known.map((state) => ({ state })),
  ];
  const found = { ...declaredBy(name), displayName: name };
  return [
    ...states.map((live) => vpp({ ...live, displayName: name }, found)),
    ...dates.map(([renewBy, expiresAt]) =>
      vpp({ expiresAt, displayName: name }, { ...found, renewBy }),
    ),
    vpp({ displayName: name }, { ...found, id: name }),
    vpp({ id: name, displayName: name }, { ...found, id: name, displayName: "x" }),
  ].map((inputs) => ({ ...inputs, name }));
}

function declaredBy(name: string): Props {
  return { tenant: name, owner: name, runbook: name, tenantId: name };
}

/** Something is wrong with each profile, and with the devices. */
function enrollments(name: string): readonly Props[] {
  const fields = ["name", "department", name].flatMap((field) =>
    [0, 126].map((length) => ({ field, profile: name, length, limit: 125 })),
  );
  const companyPortal = ["expired", "missing", name].map((state) => ({
    profile: name,
    tokenName: name,
    expiresAt: ago(day),
    state,
  }));
  const tallies = {
    total: 90,
    contacted: 80,
    contactedFailed: 40,
    byState: { pendingReset: 1 },
    withoutProfile: { 169: 3 },
    dangling: {
      devices: 3,
      profiles: 2,
    },
  };
  const profiles = { status: "read", defaults: {}, fields, companyPortal };
  return [
    { profiles, devices: { status: "read", ...tallies } },
    { profiles: { ...unread, reason: name }, devices: { ...unread, reason: name } },
    { profiles, devices: { status: "partial", reason: name, ...tallies } },
  ];
}
