import { describe, expect, it } from "vitest";
import { scenarios } from "../demo/scenarios/find-scenario.ts";
import { relativeTo, type Scenario } from "../demo/scenarios/scenario.ts";
import { catalog } from "../policy/catalog.ts";
import { isFinding } from "../policy/define-policy.ts";
import { readDeclarations } from "../stack/configuration.ts";
import { createReader } from "../stack/graph/reader.ts";
import { createProviders, type ResourceKind } from "../stack/provider.ts";
import { useDemoTenants } from "./stack/demo-tenants.ts";
import { recordEffects } from "./stack/effects.ts";

const now = new Date("2026-11-23T10:00:00Z");

const start = useDemoTenants();

/** The whole way but the CLI: configuration, provider, a real server, every policy. */
describe("every situation of the demo tenant", () => {
  it.for(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    "%s violates what it says, and nothing else",
    { timeout: 60_000 },
    async ([, scenario]) => {
      const { tokens, tenant, pushCertificate = [], vppTokens = {} } = scenario.violates;
      expect(await violationsOf(scenario)).toEqual({
        ...byResource("AdeToken", tokens),
        ...byResource("VppToken", vppTokens),
        ...byResource("AdeTenant", { demo: tenant }),
        ...byResource("ApplePushCertificate", { "push-certificate": pushCertificate }),
      });
    },
  );

  it("violates each policy that is not disabled, in one of them", () => {
    const violated = new Set(
      scenarios.flatMap(
        ({ violates: { tenant, tokens, pushCertificate = [], vppTokens = {} } }) => [
          ...tenant,
          ...pushCertificate,
          ...Object.values(tokens).flat(),
          ...Object.values(vppTokens).flat(),
        ],
      ),
    );
    const enabled = catalog.filter(({ enforcementLevel }) => enforcementLevel !== "disabled");
    expect(enabled.map(({ name }) => name).filter((name) => !violated.has(name as never))).toEqual(
      [],
    );
  });
});

function byResource(kind: ResourceKind, violations: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(violations)
      .filter(([, policies]) => policies.length > 0)
      .map(([name, policies]) => [`${kind} ${name}`, policies.toSorted()]),
  );
}

async function violationsOf(scenario: Scenario): Promise<Record<string, string[]>> {
  const server = await start({ scenario, now, clock: () => now });
  const config = {
    ...scenario.config(relativeTo(now)),
    graph: { endpoint: server.endpoint, timeoutSeconds: 5 },
  };
  const declared = readDeclarations(asPulumi(config), "demo");
  const providers = createProviders(createReader(recordEffects({ now: () => now })));
  const resources: [ResourceKind, string, object][] = [
    ["AdeTenant", "demo", declared.tenant],
    ...[...declared.tokens].map(
      ([name, inputs]) => ["AdeToken", name, inputs] as [ResourceKind, string, object],
    ),
    ...[...declared.vppTokens].map(
      ([name, inputs]) => ["VppToken", name, inputs] as [ResourceKind, string, object],
    ),
    ...(declared.pushCertificate
      ? [
          ["ApplePushCertificate", "push-certificate", declared.pushCertificate] as [
            ResourceKind,
            string,
            object,
          ],
        ]
      : []),
  ];
  const violations: Record<string, string[]> = {};
  for (const [kind, name, inputs] of resources) {
    const { inputs: props, failures = [] } = await providers[kind].check({}, { ...inputs });
    expect(failures).toEqual([]);
    const policies = policiesViolatedBy(`pulumi-nodejs:dynamic/intune:${kind}`, name, props);
    if (policies.length > 0) violations[`${kind} ${name}`] = policies;
  }
  return violations;
}

function policiesViolatedBy(type: string, name: string, props: Record<string, unknown>): string[] {
  return catalog
    .filter(({ enforcementLevel }) => enforcementLevel !== "disabled")
    .filter((policy) =>
      isFinding(policy.judge({ type, name, props }, {}, { now, asOf: now }).verdict),
    )
    .map((policy) => policy.name)
    .toSorted();
}

/** As Pulumi hands configuration to a program: objects as JSON, scalars as text. */
function asPulumi(config: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      `apple-ade:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}
