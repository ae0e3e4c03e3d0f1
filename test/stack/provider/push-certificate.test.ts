import { describe, expect, it, test } from "vitest";
import { pushCertificate } from "../../../demo/scenarios/push-certificate.ts";
import { contosoTenantId } from "../../../demo/scenarios/contoso.ts";
import type { LiveSide } from "../../../demo/scenarios/scenario.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import type { InputsOf } from "../../../stack/declaration/recorded.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt, recordEffects } from "../effects.ts";
import { check, startProcess } from "./check.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { applePushCertificate } from "../../../stack/provider/kinds/push-certificate.ts";

const start = useDemoTenants();
const scenario: LiveSide = {
  live: () => [],
  pushCertificate: pushCertificate({ live: () => ({ topicIdentifier: "topic" }) }).live,
};
const recorded = {
  status: "found",
  observedAt: "2026-11-20T06:00:00Z",
  expiresAt: "2027-03-01T09:00:00Z",
  topicIdentifier: "topic",
};

function inputsFor(
  { endpoint, tenantId }: DemoTenant,
  declared: Partial<InputsOf<"pushCertificate">> = {},
): InputsOf<"pushCertificate"> {
  const graph = { endpoint, timeoutSeconds: 30 };
  return { tenant: "Contoso", tenantId, graph, renewBy: "2027-02-01", ...declared };
}

async function liveOf(
  side: LiveSide,
  declared: Partial<InputsOf<"pushCertificate">> = {},
  olds: Props = {},
): Promise<Props> {
  const tenant = await start({ scenario: side });
  const news = inputsFor(tenant, declared);
  return (await check(startProcess().ApplePushCertificate, news, olds)).live;
}

describe("the facts of the push certificate", () => {
  it("are those of the contract, without Apple ID and serial number", async () => {
    const live = await liveOf(scenario, { appleIdentifier: "MDM@contoso.example" });
    expect(live).toStrictEqual({
      status: "found",
      observedAt,
      expiresAt: "2027-09-19T10:15:30Z",
      topicIdentifier: "topic",
      appleIdentifierMatches: true,
    });
  });

  test.for([
    { declared: {}, matches: undefined },
    { declared: { appleIdentifier: "mdm@contoso.example" }, matches: true },
    { declared: { appleIdentifier: "other@contoso.example" }, matches: false },
  ])("with $declared match: $matches", async ({ declared, matches }) => {
    expect((await liveOf(scenario, declared))["appleIdentifierMatches"]).toBe(matches);
  });

  test.for([
    { before: recorded, previous: undefined },
    { before: { ...recorded, topicIdentifier: "other" }, previous: "other" },
    { before: { ...recorded, topicIdentifier: undefined }, previous: undefined },
    {
      before: { status: "unreadable", lastKnown: { ...recorded, topicIdentifier: "other" } },
      previous: "other",
    },
    {
      before: { ...recorded, topicIdentifier: undefined, lastKnown: { topicIdentifier: "other" } },
      previous: "other",
    },
  ])("after $before have the previous topic $previous", async ({ before, previous }) => {
    const live = await liveOf(scenario, {}, { live: before });
    expect(live["previousTopicIdentifier"]).toBe(previous);
    expect(live).not.toHaveProperty("lastKnown");
  });

  it("keep the last known topic while Graph leaves it out", async () => {
    const without: LiveSide = {
      ...scenario,
      pushCertificate: pushCertificate({ live: () => ({ topicIdentifier: null }) }).live,
    };
    const once = await liveOf(without, {}, { live: recorded });
    expect(once).toMatchObject({ status: "found", lastKnown: { topicIdentifier: "topic" } });
    expect(once).not.toHaveProperty("topicIdentifier");
    expect(once).not.toHaveProperty("previousTopicIdentifier");
    const twice = await liveOf(without, {}, { live: once });
    expect(twice["lastKnown"]).toEqual(once["lastKnown"]);
    expect(await liveOf(without)).not.toHaveProperty("lastKnown");
  });

  it("of another tenant tell nothing of this one's", async () => {
    const olds = {
      tenantId: "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d",
      graph: { endpoint: "https://graph.microsoft.com" },
      live: { ...recorded, topicIdentifier: "other" },
    };
    expect(await liveOf(scenario, {}, olds)).not.toHaveProperty("previousTopicIdentifier");
  });

  it("say that it is missing, and what was known", async () => {
    const none: LiveSide = { live: () => [] };
    expect(await liveOf(none)).toStrictEqual({ status: "missing", observedAt });
    expect(await liveOf(none, {}, { live: recorded })).toStrictEqual({
      status: "missing",
      observedAt,
      lastKnown: recorded,
    });
  });

  it("say why it could not be read, and what was known", async () => {
    const side: LiveSide = { ...scenario, faults: { pushCertificate: "forbidden" } };
    expect(await liveOf(side, {}, { live: recorded })).toMatchObject({
      status: "unreadable",
      cause: "unauthorized",
      failure: "forbidden",
      lastKnown: recorded,
    });
  });
});

async function listed(side: LiveSide) {
  const { endpoint, tenantId } = await start({ scenario: side });
  const connection = { endpoint, tenantId, timeoutSeconds: 30 };
  return applePushCertificate.live(createReader(recordEffects()), connection);
}

describe("what is in Intune", () => {
  it("is the one certificate, under the name that reports give it", async () => {
    expect((await listed(scenario)).live).toEqual([
      expect.objectContaining({
        id: "push-certificate",
        tokenName: "Apple MDM push certificate",
        topicIdentifier: "topic",
      }),
    ]);
  });

  it("is none, or was not read", async () => {
    expect(await listed({ live: () => [] })).toEqual({ live: [] });
    const refused: LiveSide = { ...scenario, faults: { pushCertificate: "forbidden" } };
    expect(await listed(refused)).toMatchObject({ live: [], failure: { failure: "forbidden" } });
  });
});

describe("the record of the push certificate", () => {
  const { ApplePushCertificate } = startProcess();
  const graph = { endpoint: "http://127.0.0.1:4010", timeoutSeconds: 30 };
  const declared = { tenant: "Contoso", graph, renewBy: "2027-02-01" };

  test.for([
    { of: "its tenant", by: { tenantId: contosoTenantId }, expected: contosoTenantId },
    { of: "the origin of a played one", by: {}, expected: graph.endpoint },
  ])("has the id of $of", async ({ by, expected }) => {
    const { id } = await ApplePushCertificate.create({ ...declared, ...by });
    expect(id).toBe(expected);
  });

  test.for([
    { what: "nothing", after: {}, changes: false },
    { what: "the moment", after: { observedAt }, changes: false },
    { what: "the expiry", after: { expiresAt: "2028-03-01T09:00:00Z" }, changes: true },
  ])("changes with $what: $changes", async ({ after, changes }) => {
    const [before, now] = [recorded, { ...recorded, ...after }].map((live) => ({
      ...declared,
      live,
    }));
    expect((await ApplePushCertificate.diff("id", { ...before }, { ...now })).changes).toBe(
      changes,
    );
  });

  it("that no version has written is left as it is", async () => {
    const props = { renewBy: "soon" };
    expect(await ApplePushCertificate.read("id", props)).toEqual({ id: "id", props });
  });
});
