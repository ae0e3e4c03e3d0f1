import { expect } from "vitest";
import type { DemoTenant } from "../../../demo/server.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import type { AdeTenantInputs, AdeTokenInputs } from "../../../stack/declaration/recorded.ts";
import { createProviders } from "../../../stack/provider.ts";
import type { Provider } from "../../../stack/provider/recorded-resource.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { recordEffects, type RecordedEffects } from "../effects.ts";

export type Providers = ReturnType<typeof createProviders>;

/** The providers of a new process, with the real reader. */
export function startProcess(effects: RecordedEffects = recordEffects()): Providers {
  return createProviders(createReader(effects));
}

/** These tests are about tokens; their devices are not asked for. */
const devices = { read: false, maxPages: 1000, timeoutSeconds: 120 };

/** The declared inputs of a token of the tenant; `Corporate iPhones` unless told otherwise. */
export function tokenInputs(
  { endpoint, tenantId }: DemoTenant,
  declared: Partial<AdeTokenInputs> = {},
): AdeTokenInputs {
  return {
    tenant: "Contoso",
    tenantId,
    graph: { endpoint, timeoutSeconds: 30 },
    tokenName: "Corporate iPhones",
    renewBy: "2027-02-01",
    devices,
    ...declared,
  };
}

export function tenantInputs(
  { endpoint, tenantId }: DemoTenant,
  declared: Partial<AdeTenantInputs> = {},
): AdeTenantInputs {
  return {
    tenant: "Contoso",
    tenantId,
    graph: { endpoint, timeoutSeconds: 30 },
    declared: [],
    ignoredTokens: [],
    devices,
    ...declared,
  };
}

/** The inputs that `check` gives for these, as the engine would record them. */
export async function check(
  provider: Provider,
  news: object,
  olds: Props = {},
): Promise<Readonly<{ live: Props }> & Props> {
  const { inputs, failures } = await provider.check(olds, { ...news });
  expect(failures ?? []).toEqual([]);
  const { live, ...declared } = inputs;
  expect(declared).toStrictEqual(news);
  return { ...acceptable(inputs), live: acceptable(live) };
}

/** As the engine takes it: it refuses `undefined`, however deep. */
export function acceptable(value: unknown): Props {
  const copy: Props = JSON.parse(JSON.stringify(value));
  expect(value).toStrictEqual(copy);
  return copy;
}
