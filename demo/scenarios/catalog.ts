import { aboutDates } from "./about-dates.ts";
import { aboutDevices } from "./about-devices.ts";
import { aboutFamily } from "./about-family.ts";
import { aboutGraph } from "./about-graph.ts";
import { aboutProfiles } from "./about-profiles.ts";
import { aboutSiblings } from "./about-siblings.ts";
import { aboutTenant } from "./about-tenant.ts";
import { aboutTokens } from "./about-tokens.ts";
import { defaultScenario } from "./default.ts";
import { devicesHealthy, devicesMany } from "./devices-healthy.ts";
import { empty, healthy } from "./healthy.ts";
import type { Scenario } from "./scenario.ts";

/** Every situation that the demo tenant plays. */
export const scenarios: readonly Scenario[] = [
  defaultScenario,
  healthy,
  empty,
  devicesHealthy,
  devicesMany,
  ...aboutTenant,
  ...aboutTokens,
  ...aboutDates,
  ...aboutDevices,
  ...aboutProfiles,
  ...aboutSiblings,
  ...aboutFamily,
  ...aboutGraph,
];

/** The scenario of that name; throws when there is none. */
export function scenarioNamed(name: string): Scenario {
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`There is no scenario "${name}".`);
  return scenario;
}
