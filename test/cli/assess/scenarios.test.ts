import { describe, expect, it } from "vitest";
import { scenarios } from "../../../demo/scenarios/catalog.ts";
import { catalog } from "../../../policy/catalog.ts";
import type { Inputs } from "../../../policy/pack/policy.ts";
import { reportSchema } from "../../../cli/assess/report.ts";
import { defaults } from "../../../cli/check/profile.ts";
import { moodOf } from "../../../cli/view/headline.ts";
import { few } from "../../how-many.ts";
import { observeScenario } from "../../observed-scenario.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import { obeyed } from "../../security/obeyed.ts";
import { saidOf } from "../../security/renamed.ts";
import { violationsOf } from "../../violations.ts";
import { useDemoTenants } from "../../stack/demo-tenants.ts";
import { fromObserved, operation, reportOn } from "./previews.ts";

const now = new Date("2026-11-23T10:00:00Z");

const moment = { now, asOf: now };

const start = useDemoTenants();

/** To read 200,000 devices takes seconds. */
const played = few ? scenarios.filter(({ name }) => name !== "devices-many") : scenarios;

describe("a report on every situation of the demo tenant", () => {
  it.for(played.map((scenario) => [scenario.name, scenario] as const))(
    "%s has what the policies find, once, and nothing else, whatever the names",
    { timeout: 60_000 },
    async ([, scenario]) => {
      const observed = await observeScenario(scenario, start, now);
      const [tenant, ...others] = reportOn(operation(fromObserved(observed)), { at: now });
      expect(others).toEqual([]);
      const expected = violationsOf(scenario);
      expect(findingsBy(tenant)).toEqual(findingsIn(expected));
      expect(tenant?.entries.map(({ key }) => key).toSorted()).toEqual(
        observed.map(({ name }) => name).toSorted(),
      );
      // Green only where something is declared, and nothing at all was found.
      const quiet =
        observed.length > 1 && Object.values(expected).every((policies) => policies.length === 0);
      expect(tenant && moodOf(tenant) === "healthy").toBe(quiet);
      expect(reportSchema.safeParse(reportWith(tenant)).error).toBeUndefined();
      for (const { kind, name, props } of observed)
        assertUnsteered({ type: `pulumi-nodejs:dynamic/intune:${kind}`, name, props });
    },
  );

  it("has a violation of every policy that is not disabled", () => {
    const violated = new Set<string>(
      scenarios.flatMap((scenario) => Object.values(violationsOf(scenario)).flat()),
    );
    const enabled = catalog.filter(({ enforcementLevel }) => enforcementLevel !== "disabled");
    expect(enabled.map(({ name }) => name).filter((name) => !violated.has(name))).toEqual([]);
  });
});

/** What any policy says of these inputs has its lines, and none is obeyed, whatever the names. */
function assertUnsteered(inputs: Inputs): void {
  for (const policy of catalog.filter((each) => each.judge(inputs, {}, moment).message)) {
    const said = saidOf(policy, inputs, now);
    const lines = said("Kiosk iPads")?.split("\n").length;
    for (const { text, does } of hostileNames) {
      const hostile = said(text);
      expect(obeyed(hostile ?? ""), `${policy.name}: ${does}`).toEqual([]);
      expect(hostile?.split("\n").length, `${policy.name}: ${does}`).toBe(lines);
    }
  }
}

function reportWith(tenant: unknown) {
  return {
    schemaVersion: 1,
    checkedAt: "2026-11-23T10:00:05Z",
    profile: "default",
    versions: { appleAde: "0.1.0" },
    exitStatus: 0,
    policies: defaults.policies,
    tenants: [tenant],
  };
}

function findingsBy(tenant: ReturnType<typeof reportOn>[number] | undefined) {
  return findingsIn(
    Object.fromEntries(
      tenant?.entries.map(({ key, findings }) => [key, findings.map(({ policy }) => policy)]) ?? [],
    ),
  );
}

function findingsIn(byName: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(byName)
      .filter(([, policies]) => policies.length > 0)
      .map(([name, policies]) => [name, policies.toSorted()]),
  );
}
