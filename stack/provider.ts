import { type KindRow, kinds } from "../policy/wire/kinds.ts";
import { declaredOf } from "../policy/wire/tenant.ts";
import { realEffects } from "./graph/effects.ts";
import { createReader, type Reader } from "./graph/reader.ts";
import { keyOf } from "./graph/connection.ts";
import { type AdeTenantInputs, connectionOf } from "./declaration/recorded.ts";
import type { ResourceKind } from "./declaration/resources.ts";
import { endWithEngine, interruptionByEngine } from "./provider/engine.ts";
import { kindProviders } from "./provider/kinds/registry.ts";
import { adeTenant } from "./provider/kinds/tenant.ts";
import { undeclared } from "./provider/matching.ts";
import { type Provider, providerOf } from "./provider/recorded-resource.ts";
import type { Undeclared } from "./provider/search.ts";

/**
 * The dynamic providers of one process. The tenant is checked before its tokens (it is their
 * parent), so they know its declarations, unless `--target` leaves it out.
 */
export function createProviders(reader: Reader): Readonly<Record<ResourceKind, Provider>> {
  const tenants = new Map<string, AdeTenantInputs>();
  const adeTenantProvider = providerOf(
    adeTenant(reader, (inputs) => tenants.set(keyOf(connectionOf(inputs)), inputs)),
  );
  const undeclaredOf =
    (kind: KindRow): Undeclared =>
    (inputs, live) => {
      const tenant = tenants.get(keyOf(connectionOf(inputs)));
      const ignored = kind.kind === "token" ? (tenant?.ignoredTokens ?? []) : [];
      const names = ignored.map(({ tokenName }) => tokenName);
      return tenant && undeclared(live, declaredOf(kind, tenant), names);
    };
  return Object.assign(
    { AdeTenant: adeTenantProvider },
    ...kinds.map((each) => ({
      [each.resource]: kindProviders[each.kind].provider(reader, undeclaredOf(each)),
    })),
  );
}

endWithEngine(process.argv);
export const providers = createProviders(
  createReader({ ...realEffects, interrupted: interruptionByEngine() }),
);
