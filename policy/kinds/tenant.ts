import { definePolicy } from "../pack/define-policy.ts";
import type { ConfigSchema, Definition, Kind, Policy } from "../pack/policy.ts";
import { subjectOf } from "../expiring/facts.ts";
import { sourceOf } from "../text/source.ts";
import { plain } from "../text/write.ts";
import { tenantType } from "../wire/kinds.ts";
import { declaredTenant, type Identity, liveTenant } from "../wire/tenant.ts";
import { once } from "../wire/values.ts";

const parse = once((props, name) => {
  const declared = declaredTenant(props);
  const { program } = declared;
  const live = liveTenant(props["live"]);
  return { label: declared.tenant ?? name, source: sourceOf(program), declared, live };
});

/** The tenant as declared, and how the reading of its token list went. */
export type AdeTenant = ReturnType<typeof parse>;

const adeTenant: Kind<AdeTenant> = {
  type: tenantType,
  noun: "ADE tenant",
  parse,
  subject: ({ label, declared }) => subjectOf(plain(label), declared),
};

export function defineTenantPolicy<const S extends ConfigSchema>(
  definition: Definition<AdeTenant, S>,
): Policy {
  return definePolicy(adeTenant, definition);
}

export function isSame(a: string | undefined, b: string | undefined): boolean {
  return comparable(a) === comparable(b);
}

/** Ids and origins mean the same in any case, and with a slash at their end. */
function comparable(text: string | undefined): string | undefined {
  return text?.toLowerCase().replace(/\/+$/, "");
}

/** Another application may read the same tenant. */
export function isSameTenant(a: Identity, b: Identity): boolean {
  return isSame(a.tenantId, b.tenantId) && isSame(a.graph.endpoint, b.graph.endpoint);
}
