import * as catalog from "./catalog.ts";
import type { Scenario } from "./scenario.ts";

/** Every scenario of the catalogue, in alphabetical order. */
export const scenarios: readonly Scenario[] = Object.values(catalog);

export function findScenario(name: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.name === name);
}
