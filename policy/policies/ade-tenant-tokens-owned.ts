import { defineTenantPolicy } from "../kinds/tenant.ts";
import { count, list, plain } from "../text/write.ts";

/** A finding that nobody owns is a finding that nobody cures. */
export const adeTenantTokensOwned = defineTenantPolicy({
  name: "ade-tenant-tokens-owned",
  description: "Every declared ADE token must have an owner.",
  enforcementLevel: "advisory",
  severity: "low",
  action: "name an owner",
  curedInCode: true,
  check({ declared: { declared }, source: { at, name, forAll } }) {
    const orphans = declared.filter(({ owner }) => owner === undefined);
    if (orphans.length === 0) return undefined;
    return {
      reason: "no-owner",
      seen: `has ${count(orphans.length, "declared token")} without an owner: ${list(orphans.map(({ key }) => plain(key)))}.`,
      steps: [
        `Add owner to each under ${at("tokens")} in ${name}, or to ${forAll} for all of them.`,
      ],
    };
  },
});
