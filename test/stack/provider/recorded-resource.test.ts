import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt, recordEffects } from "../effects.ts";
import { always, startBystander } from "../graph-answers.ts";
import { acceptable, check, startProcess, tenantInputs, tokenInputs } from "./check.ts";

const start = useDemoTenants();
const corporate = depOnboardingSetting({ id: "id-1" });
const secret = "ade-secret@contoso.example";

describe("inputs that no version accepts", () => {
  test.for([
    {
      inputs: { tokenName: "" },
      reason: 'tokenName: is ""; write the token\'s name as Intune shows it',
    },
    {
      inputs: { renewBy: "2026-02-30" },
      reason: 'renewBy: is "2026-02-30"; write a date that exists, in quotes, like "2027-02-01"',
    },
    {
      inputs: { graph: { endpoint: "http://127.0.0.1:1", timeoutSeconds: 0 } },
      reason: "graph.timeoutSeconds: is 0; write whole seconds from 1 to 600",
    },
    {
      inputs: { appleIdentifier: { value: secret } },
      reason: "appleIdentifier: is not usable; write an Apple ID",
    },
    {
      inputs: { appleIdentifier: "" },
      reason: "appleIdentifier: is not usable; write an Apple ID",
    },
    {
      inputs: { tokenName: { appleIdentifier: secret } },
      reason: "tokenName: is a map; write the token's name as Intune shows it",
    },
  ])("are failures of no named property: $reason", async ({ inputs, reason }) => {
    const tenant = await start({ live: [corporate] });
    const news = { ...tokenInputs(tenant, { appleIdentifier: secret }), ...inputs };
    const { inputs: given, failures } = await startProcess().AdeToken.check({}, news);
    expect(failures).toEqual([{ property: "", reason }]);
    expect(JSON.stringify(failures)).not.toContain("secret");
    expect(given).toEqual(news);
    expect(tenant.requests).toEqual([]);
  });

  it("are told all at once", async () => {
    const { failures } = await startProcess().AdeTenant.check({}, { declared: {} });
    expect(failures?.map(({ reason }) => reason.split(":")[0])).toEqual([
      "tenant",
      "graph",
      "declared",
      "ignoredTokens",
    ]);
  });
});

describe("inputs that are not known before up", () => {
  // The engine's own mark of an unknown text.
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  test.for(["tokenName", "renewBy", "declaredId", "tenantId", "appleIdentifier"])(
    "are handed back as they are, and nothing is asked: %s",
    async (key) => {
      const tenant = await start({ live: [corporate] });
      const news = { ...tokenInputs(tenant), [key]: unknown };
      const { inputs, failures } = await startProcess().AdeToken.check({}, news);
      expect(failures).toBeUndefined();
      expect(Object.values(inputs)).toContain(unknown);
      expect(inputs).not.toHaveProperty("live");
      expect(tenant.requests).toEqual([]);
    },
  );

  it("leave what the last up observed as it was", async () => {
    const tenant = await start({ live: [corporate] });
    const live = { status: "found", observedAt };
    const news = { ...tokenInputs(tenant), renewBy: unknown };
    const { inputs } = await startProcess().AdeToken.check({ live }, news);
    expect(inputs).toEqual({ ...news, live });
  });

  it("do not keep a token from being read when they only tell whom to ask", async () => {
    const tenant = await start({ live: [corporate] });
    const news = { ...tokenInputs(tenant), owner: unknown, runbook: unknown, tenant: unknown };
    expect((await check(startProcess().AdeToken, news)).live).toMatchObject({ status: "found" });
  });
});

describe("inputs as Pulumi hands them over", () => {
  it("have the declared id under its own name again", async () => {
    const tenant = await start({ live: [{ ...corporate, tokenName: "Renamed" }] });
    const { id: _, ...news } = tokenInputs(tenant);
    const { inputs } = await startProcess().AdeToken.check({}, { ...news, declaredId: "ID-1" });
    expect(inputs).toMatchObject({ id: "ID-1", live: { status: "found", tokenName: "Renamed" } });
    expect(inputs).not.toHaveProperty("declaredId");
  });

  it("keep what the provider does not know, such as its own code", async () => {
    const tenant = await start({ live: [corporate] });
    const news = { ...tokenInputs(tenant), __provider: "exports.handler", later: 1 };
    expect((await check(startProcess().AdeToken, news)).live["status"]).toBe("found");
  });
});

describe("refresh", () => {
  it("brings the facts up to date and leaves the declaration", async () => {
    const tenant = await start({ live: [corporate] });
    const props = {
      ...tokenInputs(tenant),
      __provider: "x",
      live: { status: "missing", observedAt: "2026-01-01T00:00:00Z" },
    };
    const { id, props: after } = await startProcess().AdeToken.read("an id", props);
    expect(id).toBe("an id");
    expect(acceptable(after)).toMatchObject({
      ...props,
      live: { status: "found", observedAt, id: "id-1" },
    });
  });

  it("brings a tenant up to date", async () => {
    const tenant = await start({ live: [corporate] });
    const { props } = await startProcess().AdeTenant.read("an id", { ...tenantInputs(tenant) });
    expect(acceptable(props)).toMatchObject({ live: { status: "read", tokensRead: 1 } });
  });

  it("leaves the record as it is when the tenant cannot be read, and says why", async () => {
    const tenant = await start({ intercept: always({ status: 403 }) });
    const effects = recordEffects();
    const { AdeTenant, AdeToken } = startProcess(effects);
    const token = { ...tokenInputs(tenant), live: { status: "found", id: "id-1" } };
    expect(await AdeToken.read("an id", token)).toEqual({ id: "an id", props: token });
    const parent = { ...tenantInputs(tenant), live: { status: "read", undeclared: [] } };
    expect(await AdeTenant.read("an id", parent)).toEqual({ id: "an id", props: parent });
    expect(effects.said).toHaveLength(1);
    expect(effects.said[0]).toContain("403 Forbidden");
  });

  it("carries the last known facts along when the token is missing", async () => {
    const tenant = await start();
    const live = { status: "found", observedAt: "2026-01-01T00:00:00Z", id: "id-1" };
    const { props } = await startProcess().AdeToken.read("x", { ...tokenInputs(tenant), live });
    expect(props).toMatchObject({ live: { status: "missing", lastKnown: live } });
  });

  it("sends nothing to a recorded origin that is neither a cloud nor loopback", async () => {
    const bystander = await startBystander();
    const tenant = await start({ live: [corporate] });
    const endpoint = bystander.origin.replace("127.0.0.1", "0.0.0.0");
    const effects = recordEffects();
    const { AdeTenant, AdeToken } = startProcess(effects);
    const graph = { endpoint, timeoutSeconds: 30 };
    const token = { ...tokenInputs(tenant, { graph }), live: { status: "found", id: "id-1" } };
    expect((await AdeToken.read("x", token)).props).toEqual(token);
    const parent = { ...tenantInputs(tenant, { graph }), live: { status: "read" } };
    expect((await AdeTenant.read("x", parent)).props).toEqual(parent);
    expect(bystander.arrivals).toEqual([]);
    expect(tenant.requests).toEqual([]);
    expect(effects.said.join()).toContain("nothing was sent to it");
  });

  test.for([
    { when: "it has no facts", extra: {} },
    { when: "its facts are null", extra: { live: null } },
    {
      when: "it has keys that nobody knows",
      extra: { platforms: ["ios"], live: { status: "found", profiles: {} } },
    },
  ])("takes a record of another version: $when", async ({ extra }) => {
    const tenant = await start({ live: [corporate] });
    const { props } = await startProcess().AdeToken.read("x", { ...tokenInputs(tenant), ...extra });
    expect(props).toMatchObject({
      ...("platforms" in extra && { platforms: ["ios"] }),
      live: { status: "found" },
    });
  });
});

describe("the record", () => {
  it("is what create and update are given", async () => {
    const tenant = await start({ live: [corporate] });
    const { AdeTenant, AdeToken } = startProcess();
    const [token, parent] = [tokenInputs(tenant), tenantInputs(tenant)];
    const inputs = { ...token, live: { status: "found" } };
    expect(await AdeToken.create(inputs)).toEqual({ id: "Corporate iPhones", outs: inputs });
    expect(await AdeToken.update("x", {}, inputs)).toEqual({ outs: inputs });
    expect(await AdeTenant.create({ ...parent })).toEqual({ id: tenant.tenantId, outs: parent });
    expect(await AdeTenant.update("x", {}, { ...parent })).toEqual({ outs: parent });
    expect(tenant.requests).toEqual([]);
  });

  it("of a tenant without an id is known by its endpoint", async () => {
    const { tenantId: _, ...inputs } = tenantInputs(await start());
    expect((await startProcess().AdeTenant.create(inputs)).id).toBe(inputs.graph.endpoint);
  });

  test.for([{}, { live: null }, { nothing: "known" }])(
    "goes without a question: %j",
    async (props) => {
      const { AdeTenant, AdeToken } = startProcess();
      expect(await AdeToken.delete("x", props)).toBeUndefined();
      expect(await AdeTenant.delete("x", props)).toBeUndefined();
    },
  );
});
