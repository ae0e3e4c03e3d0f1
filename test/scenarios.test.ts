import { describe, expect, it } from "vitest";
import { scenarios } from "../demo/scenarios/find-scenario.ts";
import type { Scenario } from "../demo/scenarios/scenario.ts";
import { catalog } from "../policy/catalog.ts";
import { isFinding } from "../policy/define-policy.ts";
import type { ResourceKind } from "../stack/provider.ts";
import { inForceBut } from "./policy/in-force.ts";
import { observeScenario, typeOf } from "./observed-scenario.ts";
import { useDemoTenants } from "./stack/demo-tenants.ts";

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
  const violations: Record<string, string[]> = {};
  for (const resource of await observeScenario(scenario, start, now)) {
    const policies = policiesViolatedBy(typeOf(resource), resource.name, resource.props);
    if (policies.length > 0) violations[`${resource.kind} ${resource.name}`] = policies;
  }
  return violations;
}

function policiesViolatedBy(
  type: string,
  name: string,
  props: Readonly<Record<string, unknown>>,
): string[] {
  return catalog
    .filter(({ enforcementLevel }) => enforcementLevel !== "disabled")
    .filter((policy) =>
      isFinding(policy.judge({ type, name, props }, {}, { now, asOf: now }, inForceBut()).verdict),
    )
    .map((policy) => policy.name)
    .toSorted();
}
