import { describe, expect, it, test } from "vitest";
import { ReadFailure } from "../../../stack/graph/read-failure.ts";
import type { Props } from "../../../policy/wire/values.ts";
import type { KindName } from "../../../policy/wire/kinds.ts";
import { lastRunFacts, type Reading } from "../../../stack/provider/last-run.ts";

const identity = {
  tenantId: "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
  graph: { endpoint: "https://graph.microsoft.com", timeoutSeconds: 60 },
};
const corporate = { key: "corporate", tokenName: "Corporate iPhones" };
const kiosk = { key: "kiosk", tokenName: "Kiosk iPads" };
const books = { key: "books", displayName: "Books" };
const before = {
  ...identity,
  declared: [corporate, kiosk],
  declaredVppTokens: [books],
  declaredPushCertificate: true,
};
const found = [
  { kind: "token", key: "kiosk", id: "2" },
  { kind: "vppToken", key: "books", id: "3" },
];
const known = { ...before, live: { status: "read", found } };
const liveKiosk = { id: "2", tokenName: "Kiosk iPads", expiresAt: "2027-04-09T08:00:00Z" };
const liveBooks = { id: "3", tokenName: "Books" };
const certificate = { id: "push-certificate", tokenName: "Apple MDM push certificate" };
const tenant: Readonly<Partial<Record<KindName, Reading>>> = {
  token: { live: [{ id: "1", tokenName: "Corporate iPhones" }, liveKiosk] },
  vppToken: { live: [liveBooks] },
  pushCertificate: { live: [certificate] },
};
const failed = { live: [], failure: new ReadFailure("server-error", "Graph did not answer.") };

async function compared(
  now: Props,
  { recorded = known, live = {} }: { recorded?: Props; live?: Partial<typeof tenant> } = {},
) {
  const asked = new Set<KindName>();
  const facts: Props = await lastRunFacts({ ...before, ...now }, recorded, async ({ kind }) => {
    asked.add(kind);
    return { ...tenant, ...live }[kind] ?? { live: [] };
  });
  return { ...facts, lastRun: facts["lastRun"], asked: [...asked] };
}

const withoutKiosk = { declared: [corporate] };
const droppedKiosk = { kind: "token", key: "kiosk", id: "2", name: "Kiosk iPads" };

describe("what the last recorded run declared", () => {
  test.for([
    { when: "all is declared", now: {} },
    { when: "keys were renamed", now: { declared: [corporate, { ...kiosk, key: "shop" }] } },
    {
      when: "the name follows a renaming in Intune",
      now: { declared: [corporate, { key: "shop", tokenName: "Shop iPads" }] },
      live: { token: { live: [{ ...liveKiosk, tokenName: "Shop iPads" }] } },
    },
    {
      when: "an id pins it",
      now: { declared: [{ key: "a", tokenName: "A", id: "2" }, corporate] },
    },
    {
      when: "it is ignored",
      now: { ...withoutKiosk, ignoredTokens: [{ tokenName: "Kiosk iPads", reason: "Sold" }] },
    },
    { when: "it is gone from Intune", now: withoutKiosk, live: { token: { live: [] } } },
    {
      when: "the VPP token and the certificate are ignored",
      now: {
        declaredVppTokens: undefined,
        declaredPushCertificate: undefined,
        ignoredTokens: [{ tokenName: "Books" }, { tokenName: certificate.tokenName }],
      },
    },
    {
      when: "an id pins it, and Graph did not answer",
      now: { declared: [{ key: "a", tokenName: "A", id: "2" }, corporate] },
      live: { token: failed },
    },
    {
      when: "its id is left out, and Graph did not answer",
      recorded: { ...before, declared: [corporate, { ...kiosk, id: "2" }] },
      live: { token: failed },
    },
    {
      when: "another of Intune has a name, and none was recorded of it",
      now: withoutKiosk,
      recorded: { ...identity, declared: [corporate, kiosk] },
      live: { token: { live: [{ id: "9", tokenName: "Another" }] } },
    },
    {
      when: "its id is gone from Intune, and another has no name",
      now: withoutKiosk,
      live: { token: { live: [{ id: "5" }] } },
    },
    {
      when: "an unread one is ignored",
      now: { ...withoutKiosk, ignoredTokens: [{ tokenName: "Kiosk iPads" }] },
      live: { token: failed },
    },
  ])("is kept when $when", async ({ now = {}, ...circumstances }) => {
    expect(await compared(now, circumstances)).toMatchObject({ lastRun: { dropped: [] } });
  });

  test.for([
    { when: "it is in Intune", dropped: { ...droppedKiosk, expiresAt: liveKiosk.expiresAt } },
    {
      when: "it was renamed in Intune",
      live: { token: { live: [{ id: "2", tokenName: "Shop iPads" }] } },
      dropped: { ...droppedKiosk, name: "Shop iPads" },
    },
    {
      when: "another one has its name",
      live: { token: { live: [{ id: "9", tokenName: "Kiosk iPads" }] } },
      dropped: { ...droppedKiosk, id: "9" },
    },
    {
      when: "its name cannot be read",
      live: { token: { live: [{ id: "2" }] } },
      dropped: droppedKiosk,
    },
    {
      when: "Graph did not answer",
      live: { token: failed },
      dropped: {
        kind: "token",
        key: "kiosk",
        name: "Kiosk iPads",
        notRead: "Graph did not answer.",
      },
    },
    {
      when: "version 0.1.0 recorded it, which knew no ids",
      recorded: { ...identity, declared: [corporate, kiosk], live: { status: "read" } },
      dropped: { ...droppedKiosk, expiresAt: liveKiosk.expiresAt },
    },
    {
      when: "a live token without a name may be it",
      recorded: { ...identity, declared: [corporate, kiosk] },
      live: { token: { live: [{ id: "5" }, { id: "6", tokenName: "Another" }] } },
      dropped: {
        kind: "token",
        key: "kiosk",
        name: "Kiosk iPads",
        notRead: "One in Intune came without a readable name; it may be this one.",
      },
    },
  ])("is dropped when its declaration is gone and $when", async ({ dropped, ...circumstances }) => {
    const { lastRun } = await compared(withoutKiosk, circumstances);
    expect(lastRun).toEqual({
      tenantId: identity.tenantId,
      graph: { endpoint: identity.graph.endpoint },
      dropped: [dropped],
    });
  });

  it("is dropped when a VPP token or the certificate is declared no more", async () => {
    const now = { declaredVppTokens: undefined, declaredPushCertificate: undefined };
    expect(await compared(now)).toMatchObject({
      lastRun: {
        dropped: [
          { kind: "vppToken", key: "books", id: "3", name: "Books" },
          { kind: "pushCertificate", key: "push-certificate", name: certificate.tokenName },
        ],
      },
    });
    const unread = await compared(now, { live: { vppToken: failed, pushCertificate: failed } });
    expect(unread).toMatchObject({
      lastRun: {
        dropped: [{ name: "Books", notRead: "Graph did not answer." }, { key: certificate.id }],
      },
    });
  });

  it("is dropped with the owner that it had", async () => {
    const owned = { ...kiosk, owner: "Retail IT" };
    const recorded = { ...known, declared: [corporate, owned] };
    const dropped = [{ key: "kiosk", owner: "Retail IT" }];
    for (const live of [{}, { token: failed }])
      expect(await compared(withoutKiosk, { recorded, live })).toMatchObject({
        lastRun: { dropped },
      });
  });

  it("is dropped where its name is declared with another id, and Graph did not answer", async () => {
    const declared = [corporate, { ...kiosk, id: "9" }];
    expect(await compared({ declared }, { live: { token: failed } })).toMatchObject({
      lastRun: { dropped: [{ key: "kiosk", notRead: "Graph did not answer." }] },
    });
  });

  it("is each of two in Intune that its name may mean", async () => {
    const twins = { live: [liveKiosk, { ...liveKiosk, id: "9" }] };
    const recorded = { ...identity, declared: [corporate, kiosk] };
    expect(await compared(withoutKiosk, { recorded, live: { token: twins } })).toMatchObject({
      lastRun: { dropped: [{ id: "2" }, { id: "9" }] },
    });
  });

  it("is known by its kind, whatever has its key in another one", async () => {
    const others = [{ kind: "vppToken", key: "kiosk", id: "7" }, ...found];
    const recorded = { ...before, live: { status: "read", found: others } };
    expect(
      await compared(withoutKiosk, { recorded, live: { token: { live: [{ id: "2" }] } } }),
    ).toMatchObject({
      lastRun: { dropped: [{ key: "kiosk", id: "2" }] },
    });
  });

  it("is one finding where two declarations of one name are gone", async () => {
    const declared = [kiosk, { ...kiosk, key: "twin" }];
    const facts = await compared({ declared: [] }, { recorded: { ...before, declared } });
    expect(facts).toMatchObject({ lastRun: { dropped: [{ id: "2" }] } });
  });

  it("is not compared with another tenant's, nor without a record", async () => {
    const tenantId = "4f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
    const { lastRun } = await compared(withoutKiosk, { recorded: { ...known, tenantId } });
    expect(lastRun).toEqual({ tenantId, graph: { endpoint: identity.graph.endpoint } });
    expect(await compared(withoutKiosk, { recorded: {} })).toHaveProperty("lastRun", undefined);
  });

  it("is looked up only where it matters", async () => {
    const none = { declared: [], declaredVppTokens: [], declaredPushCertificate: undefined };
    expect(await compared(none, { recorded: { ...identity, ...none } })).toMatchObject({
      asked: [],
    });
    expect(await compared({})).toMatchObject({ asked: ["token", "vppToken"] });
    const pinned = { declared: [{ ...kiosk, id: "2" }], declaredVppTokens: [] };
    expect(await compared(pinned, { recorded: { ...before, ...pinned } })).toMatchObject({
      asked: [],
    });
  });
});

describe("the ids that names stand for", () => {
  const ids = [{ kind: "token", key: "corporate", id: "1" }, ...found];

  it("are those of what was found", async () => {
    expect(await compared({}, { recorded: {} })).toMatchObject({ found: ids });
  });

  it("are unknown of a name that two have, and in a list that was cut short", async () => {
    const declared = { declared: [corporate], declaredVppTokens: [] };
    const one = { id: "1", tokenName: "Corporate iPhones" };
    for (const token of [{ live: [one, { ...one, id: "9" }] }, { ...failed, live: [one] }])
      expect(await compared(declared, { recorded: {}, live: { token } })).not.toHaveProperty(
        "found",
      );
  });

  it("outlast an outage and a renaming, and are no other tenant's", async () => {
    const live = { token: failed, vppToken: failed };
    expect(await compared({}, { live })).toMatchObject({ found });
    const renamed = { token: { live: [{ id: "2", tokenName: "Shop iPads" }] }, vppToken: failed };
    expect(await compared({}, { live: renamed })).toMatchObject({ found });
    const elsewhere = { ...known, graph: { endpoint: "https://graph.microsoft.us" } };
    expect(await compared({}, { live, recorded: elsewhere })).not.toHaveProperty("found");
  });
});
