import { realEffects } from "./graph/effects.ts";
import { createReader } from "./graph/reader.ts";
import { keyOf } from "./graph/connection.ts";
import { type AdeTenantInputs, connectionOf } from "./declaration/recorded.ts";
import type { ResourceKind } from "./declaration/resources.ts";
import { endWithEngine, interruptionByEngine } from "./provider/engine.ts";
import { applePushCertificate } from "./provider/kinds/push-certificate.ts";
import { adeTenant } from "./provider/kinds/tenant.ts";
import { adeToken } from "./provider/kinds/token.ts";
import { vppToken } from "./provider/kinds/vpp-token.ts";
import { undeclared } from "./provider/matching.ts";
import { type Provider, providerOf } from "./provider/recorded-resource.ts";
import type { Reader } from "./graph/reader.ts";

/**
 * The dynamic providers of one process. The tenant is checked before its tokens (it is their
 * parent), so they know its declarations, unless `--target` leaves it out.
 */
export function createProviders(reader: Reader): Readonly<Record<ResourceKind, Provider>> {
  const tenants = new Map<string, AdeTenantInputs>();
  return {
    AdeTenant: providerOf(
      adeTenant(reader, (inputs) => tenants.set(keyOf(connectionOf(inputs)), inputs)),
    ),
    AdeToken: providerOf(
      adeToken(reader, (inputs, live) => {
        const tenant = tenants.get(keyOf(connectionOf(inputs)));
        const ignored = tenant?.ignoredTokens.map(({ tokenName }) => tokenName) ?? [];
        return tenant && undeclared(live, tenant.declared, ignored);
      }),
    ),
    ApplePushCertificate: providerOf(applePushCertificate(reader)),
    VppToken: providerOf(
      vppToken(reader, (inputs, live) => {
        const tenant = tenants.get(keyOf(connectionOf(inputs)));
        return tenant && undeclared(live, tenant.declaredVppTokens ?? []);
      }),
    ),
  };
}

endWithEngine(process.argv);
export const providers = createProviders(
  createReader({ ...realEffects, interrupted: interruptionByEngine() }),
);
