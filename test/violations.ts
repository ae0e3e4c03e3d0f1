import type { PolicyName, Scenario } from "../demo/scenarios/scenario.ts";
import { siblings } from "../policy/wire/kinds.ts";

/** What a scenario violates, by the logical names of all its resources. */
export function violationsOf({
  violates,
}: Pick<Scenario, "violates">): Readonly<Record<string, readonly PolicyName[]>> {
  return {
    demo: violates.tenant,
    ...violates.tokens,
    ...Object.assign(
      {},
      ...siblings.map(({ section, only }) =>
        only ? { [only.key]: violates[section] ?? [] } : violates[section],
      ),
    ),
  };
}
