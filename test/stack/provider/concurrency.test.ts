import { describe, expect, it } from "vitest";
import { contoso, corporate, member, undeclared } from "../../../demo/scenarios/contoso.ts";
import { devicesHealthy } from "../../../demo/scenarios/devices-healthy.ts";
import { type At, relativeTo } from "../../../demo/scenarios/scenario.ts";
import { type DemoTenant, startDemoTenant } from "../../../demo/server.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import type { ResourceKind } from "../../../stack/declaration/resources.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { requestsOf } from "../../e2e/stage.ts";
import { sent, startProviderProcess } from "./provider-process.ts";

/** Two tokens that are there, and one under another name than the declared one. */
const fleet = {
  ...contoso({
    name: "fleet",
    title: "Three declared tokens, two of which are there",
    members: [
      corporate(),
      member({ key: "macs", tokenName: "Design Macs" }),
      { ...member({ key: "stores", tokenName: "Store iPads" }), live: () => [] },
      undeclared("Store iPad"),
    ],
  }),
  pushCertificate: (at: At) => devicesHealthy.pushCertificate?.(at),
  vppTokens: (at: At) => devicesHealthy.vppTokens?.(at) ?? [],
};

/** Everything that is declared of the tenant, as the program sends it. */
async function declared({ endpoint }: DemoTenant, now: Date): Promise<Record<string, Props>> {
  const { pushCertificate, vppTokens } = devicesHealthy.config(relativeTo(now));
  const config = { ...fleet.config(relativeTo(now)), graph: { endpoint } };
  const all = Object.entries({ ...config, pushCertificate, vppTokens });
  const declarations = readDeclarations(
    Object.fromEntries(
      all.map(([key, value]) => [
        `apple-ade:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
    "demo",
  );
  const entries: readonly (readonly [string, ResourceKind, object | undefined])[] = [
    // The tokens before their tenant, which the engine never does.
    ...[...declarations.tokens].map(([name, token]) => [name, "AdeToken", token] as const),
    ...[...declarations.vppTokens].map(([name, token]) => [name, "VppToken", token] as const),
    ["certificate", "ApplePushCertificate", declarations.pushCertificate],
    ["tenant", "AdeTenant", declarations.tenant],
  ];
  const resources = entries.map(async ([name, kind, props = {}]) => [name, sent(kind, props)]);
  return Object.fromEntries(await Promise.all(resources));
}

const found = expect.objectContaining({ status: "found" });
const facts = {
  corporate: found,
  macs: found,
  stores: expect.objectContaining({
    status: "missing",
    closestUndeclared: expect.objectContaining({ tokenName: "Store iPad" }),
  }),
  apps: found,
  certificate: found,
  tenant: expect.objectContaining({
    status: "read",
    tokensRead: 3,
    undeclared: [expect.objectContaining({ tokenName: "Store iPad" })],
  }),
};

type Started = Awaited<ReturnType<typeof startProviderProcess>>;

/** All methods for all resources in one breath; nothing waits for anything. */
async function callAll(provider: Started, resources: Readonly<Record<string, Props>>) {
  const forAll = async <T>(method: (props: Props) => Promise<T>) => {
    const answers = Object.entries(resources).map(async ([name, props]) => [
      name,
      await method(props),
    ]);
    return Object.fromEntries(await Promise.all(answers));
  };
  const [checked, read, created, updated, same, deleted] = await Promise.all([
    forAll(async (props) => (await provider.check(props))["live"]),
    forAll(async (props) => (await provider.read(props))["live"]),
    forAll((props) => provider.create(props)),
    forAll((props) => provider.update(props, props)),
    forAll((props) => provider.diff(props, props)),
    forAll((props) => provider.delete(props)),
  ]);
  return { checked, read, created, updated, same, deleted };
}

describe("a provider process that has just begun", { timeout: 60_000 }, () => {
  it.for([
    { when: "before it is configured", moment: "before" },
    { when: "while it is configured", moment: "while" },
    { when: "after it was configured", moment: "after" },
  ] as const)("answers everything that comes at once from one read, $when", async ({ moment }) => {
    const now = new Date();
    await using tenant = await startDemoTenant({ scenario: fleet, now });
    const resources = await declared(tenant, now);
    await using provider = await startProviderProcess(tenant.env, "127.0.0.1:1");
    // What the engine gives: the whole configuration. Ours is in the inputs, so none is needed.
    const configure = () => provider.configure({ "apple-ade:tenant": "Contoso" });
    if (moment === "after") await configure();
    const configured = moment === "while" ? configure() : undefined;
    const answers = await callAll(provider, resources);
    await (moment === "before" ? configure() : configured);

    expect(answers.checked).toEqual(facts);
    expect(answers.read).toEqual(facts);
    expect(answers.created).toEqual(resources);
    expect(answers.updated).toEqual(resources);
    const unchanged = Object.keys(resources).map((name) => [name, 1]);
    expect(answers.same).toEqual(Object.fromEntries(unchanged));
    expect(Object.keys(answers.deleted)).toEqual(Object.keys(resources));
    expect(requestsOf(tenant)).toEqual({
      signIn: 1,
      tokens: 1,
      token: 2,
      enrollmentProfiles: 2,
      devices: 2,
      pushCertificate: 1,
      vppTokens: 1,
    });
  });
});
