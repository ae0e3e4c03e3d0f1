import { relativeTo, type Scenario } from "../demo/scenarios/scenario.ts";
import type { DemoTenant } from "../demo/server.ts";
import { readDeclarations } from "../stack/declaration/from-config.ts";
import { createReader } from "../stack/graph/reader.ts";
import { resourcesIn } from "./stack/declarations.ts";
import type { ResourceKind } from "../stack/declaration/resources.ts";
import { createProviders } from "../stack/provider.ts";
import type { TenantOptions } from "./stack/demo-tenants.ts";
import type { StackConfig } from "../demo/scenarios/stack-config.ts";
import type { Props } from "../policy/wire/values.ts";
import { recordEffects } from "./stack/effects.ts";

/** A resource of a scenario's program, with the inputs that the policies see. */
export interface ObservedResource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The whole way but the CLI and the policies: configuration, provider, a real server. */
export async function observeScenario(
  scenario: Scenario,
  start: (options: TenantOptions) => Promise<DemoTenant>,
  now: Date,
): Promise<readonly ObservedResource[]> {
  const server = await start({ scenario, now, clock: () => now });
  const { endpoint } = server;
  const declarationsOf = ({ graph, ...config }: StackConfig) =>
    readDeclarations(
      asPulumi({ ...config, graph: { ...graph, endpoint, timeoutSeconds: 5 } }),
      "demo",
    );
  const at = relativeTo(now);
  const [tenant, ...children] = resourcesIn(declarationsOf(scenario.config(at)));
  const recorded = scenario.recorded && { ...declarationsOf(scenario.recorded(at)).tenant };
  const providers = createProviders(createReader(recordEffects({ now: () => now })));
  const observed: ObservedResource[] = [];
  const observe = async (kind: ResourceKind, name: string, inputs: object, olds: Props = {}) => {
    const { inputs: props, failures = [] } = await providers[kind].check(olds, { ...inputs });
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    observed.push({ kind, name, props });
  };
  await observe(...tenant, recorded);
  for (const child of children) await observe(...child);
  return observed;
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
