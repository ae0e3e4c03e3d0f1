import type { DemoTenant } from "../../../demo/server.ts";
import { relativeTo, type Scenario } from "../../../demo/scenarios/scenario.ts";
import { catalog } from "../../../policy/catalog.ts";
import type { Verdict } from "../../../policy/pack/finding.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { handedOver, resourcesIn } from "../declarations.ts";
import { now } from "../effects.ts";
import { acceptable, startProcess } from "./check.ts";

/** What was observed of a resource, and what every policy of its kind says of that. */
interface Judged {
  readonly live: Props;
  readonly verdicts: readonly Verdict[];
}

/** All resources of a scenario's stack, checked and judged by a new process. */
export async function judgeStack(
  { endpoint }: DemoTenant,
  scenario: Scenario,
): Promise<Readonly<Record<string, Judged>>> {
  const graph = { endpoint, timeoutSeconds: 30 };
  const config = handedOver({ ...scenario.config(relativeTo(now)), graph });
  const resources = resourcesIn(readDeclarations(config, "demo"));
  const providers = startProcess();
  const judged: Record<string, Judged> = {};
  for (const [kind, name, inputs] of resources) {
    const { inputs: props, failures = [] } = await providers[kind].check({}, { ...inputs });
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    const verdicts = verdictsOn(`pulumi-nodejs:dynamic/intune:${kind}`, name, props);
    judged[`${kind} ${name}`] = { live: acceptable(props["live"]), verdicts };
  }
  return judged;
}

function verdictsOn(type: string, name: string, props: Props): readonly Verdict[] {
  return catalog
    .filter((policy) => policy.type === type)
    .map((policy) => policy.judge({ type, name, props }, {}, { now, asOf: now }).verdict);
}
