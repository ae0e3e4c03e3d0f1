import { describe, expect, it, test } from "vitest";
import { recordEffects } from "../effects.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { recordedOfToken } from "../token-facts.ts";
import { type Providers, startProcess } from "./check.ts";

const { AdeToken, AdeTenant }: Providers = startProcess(recordEffects());

const found: Props = {
  status: "found",
  observedAt: "2026-11-23T10:15:30Z",
  ...recordedOfToken,
  id: "id-1",
};
const unreadable: Props = {
  status: "unreadable",
  observedAt: "2026-11-24T10:15:30Z",
  cause: "unavailable",
  failure: "throttled",
  reason: "GET … failed: 429 Too Many Requests.",
};
const missing: Props = { status: "missing", observedAt: "2026-11-23T10:15:30Z", tokensRead: 3 };
const ambiguous: Props = { ...missing, status: "ambiguous", candidates: [] };
const token: Props = {
  tenant: "Contoso",
  graph: { endpoint: "http://127.0.0.1:4010", timeoutSeconds: 60 },
  tokenName: "Corporate iPhones",
  renewBy: "2027-02-01",
  appleIdentifier: "ade@contoso.example",
  __provider: "exports.handler = 1",
};

async function changes(olds: Props, news: Props): Promise<boolean | undefined> {
  return (await AdeToken.diff("Corporate iPhones", olds, news)).changes;
}

/** Whether the facts alone make a change. */
function drifts(before: unknown, after: unknown): Promise<boolean | undefined> {
  return changes({ ...token, live: before }, { ...token, live: after });
}

const reversed = (props: Props): Props => Object.fromEntries(Object.entries(props).toReversed());

describe("no change of a token", () => {
  test.for<readonly [string, Props]>([
    ["nothing", {}],
    ["the moment of observation", { observedAt: "2026-11-24T10:15:30Z" }],
    [
      "the last sync",
      { lastSyncedAt: "2026-11-24T08:00:00Z", lastSyncTriggeredAt: "2026-11-24T07:59:57Z" },
    ],
    ["the number of devices", { syncedDeviceCount: 241 }],
    ["the date of the upload", { lastModifiedAt: "2026-11-24T09:00:40Z" }],
    ["an id that was recorded before", { previousId: "id-9" }],
    ["a fact of a later version", { profiles: [] }],
  ])("is %s", async ([, facts]) => {
    expect(await drifts(found, { ...found, ...facts })).toBe(false);
  });

  test.for<readonly [string, unknown, unknown]>([
    ["a tenant that does not answer", found, { ...unreadable, lastKnown: found }],
    ["a tenant that does not answer and never did", unreadable, unreadable],
    [
      "a tenant that does not answer for another reason",
      unreadable,
      { ...unreadable, failure: "unreachable" },
    ],
    [
      "a tenant that does not answer, when the record is older than the facts",
      undefined,
      unreadable,
    ],
    [
      "a tenant that does not answer, when the token was missing",
      { ...missing, lastKnown: found },
      { ...unreadable, lastKnown: found },
    ],
    [
      "a tenant that does not answer, when the token was ambiguous",
      { ...ambiguous, lastKnown: found },
      { ...unreadable, lastKnown: found },
    ],
    ["a tenant that answers again, as before", { ...unreadable, lastKnown: found }, found],
    [
      "a token that is still missing",
      missing,
      { ...missing, observedAt: "2026-11-24T10:15:30Z", tokensRead: 4 },
    ],
    [
      "a token that is still missing, though the facts of it are gone",
      { ...missing, lastKnown: found },
      missing,
    ],
    ["a token that is still ambiguous", ambiguous, { ...ambiguous, candidates: [{ id: "id-1" }] }],
  ])("is %s", async ([, before, after]) => {
    expect(await drifts(before, after)).toBe(false);
  });

  it("is the provider's own code, or that a program declares it", async () => {
    const news = {
      ...token,
      live: found,
      __provider: "exports.handler = 2",
      __later: 1,
      program: {},
    };
    expect(await changes({ ...token, live: found }, news)).toBe(false);
  });

  it("is the order of keys", async () => {
    expect(
      await changes({ ...token, live: found }, reversed({ ...token, live: reversed(found) })),
    ).toBe(false);
  });
});

describe("a change of a token", () => {
  test.for<readonly [string, Props]>([
    ["its expiry", { expiresAt: "2028-03-01T09:00:00Z" }],
    ["its id", { id: "id-2" }],
    ["its name", { tokenName: "Corporate iPhones (new)" }],
    ["its type", { tokenType: "appleSchoolManager" }],
    ["its error code", { lastSyncErrorCode: 3 }],
    ["whether the Apple ID matches", { appleIdentifierMatches: false }],
  ])("is %s, its appearing and its disappearing", async ([, facts]) => {
    const keys = new Set(Object.keys(facts));
    const without = Object.fromEntries(Object.entries(found).filter(([key]) => !keys.has(key)));
    expect(await drifts(found, { ...found, ...facts })).toBe(true);
    expect(await drifts(without, found)).toBe(true);
    expect(await drifts(found, without)).toBe(true);
  });

  test.for<readonly [string, unknown, unknown]>([
    ["that it is missing", found, { ...missing, lastKnown: found }],
    ["that it is ambiguous", found, { ...ambiguous, lastKnown: found }],
    ["that it is ambiguous and no longer missing", missing, ambiguous],
    ["that it is found again", { ...missing, lastKnown: found }, found],
    [
      "that it is missing, after an outage",
      { ...unreadable, lastKnown: found },
      { ...missing, lastKnown: found },
    ],
    ["that it is found for the first time", unreadable, found],
    [
      "what happened during an outage",
      { ...unreadable, lastKnown: found },
      { ...found, expiresAt: "2028-03-01T09:00:00Z" },
    ],
  ])("is %s", async ([, before, after]) => {
    expect(await drifts(before, after)).toBe(true);
  });

  test.for<readonly [string, Props]>([
    ["the deadline", { renewBy: "2027-02-02" }],
    ["the name", { tokenName: "Other" }],
    ["an id", { id: "id-1" }],
    ["the Apple ID", { appleIdentifier: "other@contoso.example" }],
    ["the origin", { graph: { endpoint: "http://127.0.0.1:4011", timeoutSeconds: 60 } }],
    ["the label", { tenant: "Contoso Ltd" }],
    ["an owner", { owner: "Endpoint team" }],
  ])("is what is declared: %s", async ([, declared]) => {
    const [olds, news] = [
      { ...token, live: found },
      { ...token, ...declared, live: found },
    ];
    expect(await changes(olds, news)).toBe(true);
    expect(await changes(news, olds)).toBe(true);
    expect(await changes(olds, { ...news, live: { ...unreadable, lastKnown: found } })).toBe(true);
  });
});

describe("a record of another version", () => {
  test.for<readonly [string, unknown, boolean]>([
    ["without facts", undefined, true],
    ["with facts that are null", null, true],
    ["with facts that are text", "found", true],
    ["with a status that nobody knows", { ...found, status: "later" }, true],
    ["with facts that nobody knows", { ...found, later: { a: 1 } }, false],
  ])("%s is compared", async ([, before, expected]) => {
    expect(await drifts(before, found)).toBe(expected);
    expect(await drifts(before, unreadable)).toBe(false);
  });
});

describe("the profiles of a token", () => {
  const profiles = { status: "read", defaults: { ios: "Shared" }, fields: [], companyPortal: [] };
  const field = { profile: "Shared", field: "department", length: 0, limit: 125 };

  test.for<readonly [string, Props, boolean]>([
    ["are the same", { ...profiles, total: 2 }, false],
    ["have another default", { ...profiles, defaults: { ios: "Kiosk" } }, true],
    ["have a field outside its limit", { ...profiles, fields: [field] }, true],
    ["could not be read", { ...unreadable, lastKnown: profiles }, false],
  ])("make a change where they %s: %s", async ([, now, expected]) => {
    expect(await drifts({ ...found, profiles }, { ...found, profiles: now })).toBe(expected);
  });
});

describe("a tenant", () => {
  const tenant: Props = { tenant: "Contoso", declared: [], ignoredTokens: [] };
  const macs = [{ id: "id-1", tokenName: "Macs", expiresAt: "2027-03-01T09:00:00Z" }];
  const read: Props = {
    status: "read",
    observedAt: "2026-11-23T10:15:30Z",
    tokensRead: 2,
    undeclared: macs,
  };

  test.for<readonly [string, unknown, unknown, boolean]>([
    ["looks the same", read, read, false],
    ["was observed later", read, { ...read, observedAt: "2026-11-24T10:15:30Z" }, false],
    ["holds more declared tokens", read, { ...read, tokensRead: 3 }, false],
    [
      "has an undeclared token renewed",
      read,
      { ...read, undeclared: [{ id: "id-1", tokenName: "Macs" }] },
      false,
    ],
    [
      "has an undeclared token renamed",
      read,
      { ...read, undeclared: [{ id: "id-1", tokenName: "Mac" }] },
      true,
    ],
    [
      "has another undeclared token of the same name",
      read,
      { ...read, undeclared: [{ id: "id-2", tokenName: "Macs" }] },
      true,
    ],
    ["has what is no token among them", read, { ...read, undeclared: [null, ...macs] }, false],
    ["has an undeclared token less", read, { ...read, undeclared: [] }, true],
    ["has its first undeclared token", { ...read, undeclared: [] }, read, true],
    ["does not answer", read, unreadable, false],
    ["answers in part", read, { ...read, ...unreadable, status: "partial", undeclared: [] }, false],
    ["answers for the first time", unreadable, read, true],
    ["was recorded without facts", undefined, read, true],
    ["has undeclared tokens in a form that nobody knows", read, { ...read, undeclared: 1 }, false],
  ])("that %s", async ([, before, after, expected]) => {
    const diff = AdeTenant.diff("id", { ...tenant, live: before }, { ...tenant, live: after });
    expect((await diff).changes).toBe(expected);
  });

  it("changes with what is declared", async () => {
    const news = { ...tenant, ignoredTokens: [{ tokenName: "x", reason: "y" }], live: read };
    expect(await AdeTenant.diff("id", { ...tenant, live: read }, news)).toEqual({ changes: true });
  });
});
