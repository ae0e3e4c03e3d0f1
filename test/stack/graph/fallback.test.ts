import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { enrollmentOf, type ProfileSpec } from "../../../demo/scenarios/enrollment-profile.ts";
import { enrolled, fleet } from "../../../demo/scenarios/device-fleet.ts";
import type { At } from "../../../demo/scenarios/scenario.ts";
import type { DemoTenant, Intercept } from "../../../demo/server.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { recordEffects } from "../effects.ts";
import { always, type Answer, listPath, write } from "../graph-answers.ts";
import { tokenFacts } from "../token-facts.ts";
import { connectionTo, read } from "./read.ts";

const start = useDemoTenants();
const first = depOnboardingSetting();
const second = depOnboardingSetting({ tokenName: "Design Macs" });
const profile = (platform: ProfileSpec["platform"]): ProfileSpec => ({
  platform,
  displayName: platform,
  isDefault: true,
});
const scenario = {
  live: () =>
    [first, second].map((token) => ({
      ...token,
      ...enrollmentOf(token.id, [profile("ios"), profile("visionos")]),
    })),
  devices: (at: At) => ({ [first.id]: fleet("one", [enrolled(at, 3, null)]) }),
};

const lacking = (name: string) => ({
  status: 400,
  body: {
    error: {
      code: "BadRequest",
      message: `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.depOnboardingSetting'.`,
    },
  },
});

/** Every request with that in its query gets the answer. */
function refusing(query: string, answer: Answer): Intercept {
  return ({ url }, response) =>
    decodeURIComponent(url.search).includes(query) && write(response, answer);
}

const lackingEach: Intercept = ({ url }, response) => {
  const [name] = /default\w+/.exec(decodeURIComponent(url.search)) ?? [];
  return name !== undefined && write(response, lacking(name));
};

function queriesOf({ requests }: DemoTenant, path: string): readonly string[] {
  return requests
    .filter((request) => request.path === path)
    .map(({ url }) => decodeURIComponent(new URL(url).search));
}

describe("a list that refuses `$select`", () => {
  test.for([400, 500, 501])("with %i is asked once more, without it", async (status) => {
    const effects = recordEffects();
    const tenant = await start({ scenario, intercept: refusing("$select", { status }) });
    const reading = await read(tenant, { effects });
    expect(reading).not.toHaveProperty("failure");
    expect(reading.tokens).toHaveLength(2);
    expect(queriesOf(tenant, listPath)).toEqual([expect.stringContaining("$select"), ""]);
    expect([effects.sleeps, effects.said]).toEqual([[], []]);
  });

  it("is asked without it from then on, and what it gives beside is dropped", async () => {
    const tenant = await start({ scenario, intercept: refusing("$select", { status: 500 }) });
    const reader = createReader(recordEffects());
    const settings = { maxPages: 9, timeoutSeconds: 30 };
    const summaries = [];
    for (const { id } of [first, second])
      summaries.push(await reader.devices(connectionTo(tenant), id, settings));
    expect(summaries).toMatchObject([{ summary: { total: 3 } }, { summary: { total: 0 } }]);
    expect(JSON.stringify(summaries)).not.toContain("C0NTOSO");
    const devices = (id: string) =>
      queriesOf(tenant, `${listPath}/${id}/importedAppleDeviceIdentities`);
    expect(devices(first.id)).toEqual([expect.stringContaining("$select"), ""]);
    expect(devices(second.id)).toEqual([""]);
  });

  it("has no other form for a later page, which is retried", async () => {
    const effects = recordEffects();
    const intercept = refusing("$skiptoken", { status: 500 });
    const { failure } = await read(await start({ scenario, pageSize: 1, intercept }), { effects });
    expect(failure?.failure).toBe("server-error");
    expect(effects.sleeps).toHaveLength(5);
  });

  it("is retried like any other where it fails without `$select` too", async () => {
    const effects = recordEffects();
    const tenant = await start({ scenario, intercept: always({ status: 500 }) });
    const { failure } = await read(tenant, { effects });
    expect(failure?.failure).toBe("server-error");
    expect(effects.sleeps).toEqual([375, 750, 1500, 3000, 6000]);
  });

  it("is asked for the rest where it names the one property that it lacks", async () => {
    const tenant = await start({
      scenario,
      intercept: refusing("syncedDeviceCount", lacking("syncedDeviceCount")),
    });
    const { tokens, failure } = await read(tenant);
    expect(failure).toBeUndefined();
    expect(tokens[0]).not.toHaveProperty("syncedDeviceCount");
    const all = tokenFacts.map(({ property }) => property);
    const rest = all.filter((property) => property !== "syncedDeviceCount");
    expect(queriesOf(tenant, listPath)).toEqual(
      [all, rest].map((each) => `?$select=${each.join(",")}`),
    );
  });

  test.for([
    { what: "the right is missing", status: 403, requests: 1 },
    { what: "there is no such path", ...lacking("x"), status: 404, requests: 1 },
    { what: "Graph is busy", status: 503, requests: 6 },
  ])("is no other form's matter where $what", async ({ requests, ...answer }) => {
    const tenant = await start({ scenario, intercept: refusing("$select", answer) });
    expect((await read(tenant)).failure).toBeDefined();
    expect(queriesOf(tenant, listPath)).toHaveLength(requests);
    expect(queriesOf(tenant, listPath).join()).toContain("$select");
  });
});

describe("the default profiles of a token", () => {
  const path = `${listPath}/${first.id}`;
  const all =
    "defaultIosEnrollmentProfile,defaultMacOsEnrollmentProfile,defaultTvOSEnrollmentProfile,defaultVisionOSEnrollmentProfile";
  const profilesOf = (tenant: DemoTenant) =>
    createReader(recordEffects()).profiles(connectionTo(tenant), first.id);

  it("are asked for at once, as the admin centre does", async () => {
    const tenant = await start({ scenario });
    expect(await profilesOf(tenant)).toMatchObject({ defaultsUnknown: [] });
    expect(queriesOf(tenant, path)).toEqual([`?$expand=${all}`]);
  });

  test.for([400, 500, 501])("are asked for one by one where all at once get %i", async (status) => {
    const tenant = await start({ scenario, intercept: refusing(",", { status }) });
    expect(await profilesOf(tenant)).toMatchObject({
      defaults: { ios: "ios", visionos: "visionos" },
      defaultsUnknown: [],
    });
    expect(queriesOf(tenant, path).toSorted()).toEqual(
      [all, ...all.split(",")].map((names) => `?$expand=${names}`).toSorted(),
    );
  });

  test.for([
    { that: "names it", answer: lacking("defaultVisionOSEnrollmentProfile"), requests: 2 },
    { that: "names nothing", answer: { status: 400 }, requests: 5 },
  ])("lack the one that a refusal keeps back, which $that", async ({ answer, requests }) => {
    const tenant = await start({ scenario, intercept: refusing("VisionOS", answer) });
    expect(await profilesOf(tenant)).toMatchObject({
      defaults: { ios: "ios" },
      defaultsUnknown: ["visionos"],
    });
    expect(queriesOf(tenant, path)).toHaveLength(requests);
  });

  it("could not be read where each is refused without a word", async () => {
    const tenant = await start({ scenario, intercept: refusing("$expand", { status: 400 }) });
    const { failure, defaultsUnknown } = await profilesOf(tenant);
    expect(failure?.failure).toBe("unexpected-answer");
    expect(defaultsUnknown).toEqual([]);
  });

  test.for([
    { body: "[", says: "Graph's answer is no JSON." },
    { body: '"text"', says: "Graph's answer is no ADE token." },
    { body: "{}", says: "Graph's answer lacks the default profiles." },
  ])("could not be read from $body", async ({ body, says }) => {
    const tenant = await start({ scenario, intercept: refusing("$expand", { body }) });
    expect((await profilesOf(tenant)).failure?.message).toBe(says);
  });

  it("are all unknown where Graph says of each that it has none", async () => {
    const reading = await profilesOf(await start({ scenario, intercept: lackingEach }));
    expect(reading).not.toHaveProperty("failure");
    expect(reading.defaultsUnknown).toHaveLength(4);
    expect(reading.defaults).toStrictEqual({});
    expect(reading.profiles).toHaveLength(2);
  });
});
