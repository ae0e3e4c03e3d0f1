import { defineTenantPolicy } from "../kinds/tenant.ts";
import type { Sighting } from "../wire/expiring.ts";
import { notApplicable } from "../pack/finding.ts";
import { count, expiryOf, list, quoted } from "../text/write.ts";

/** A token that nobody declared expires unseen, just like before. */
export const adeTenantTokensDeclared = defineTenantPolicy({
  name: "ade-tenant-tokens-declared",
  description: "Every ADE token in Intune must be declared, or ignored with a reason.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "declare or ignore the undeclared tokens",
  curedInCode: true,
  check({ live, source: { at, name, importing } }) {
    if (live.status === "unreadable") return notApplicable("the tenant could not be read");
    const dropped = new Set(live.lastRun?.dropped?.map(({ id }) => id));
    const undeclared = live.undeclared.filter(({ id }) => id === undefined || !dropped.has(id));
    if (undeclared.length === 0) return undefined;
    return {
      reason: "undeclared",
      seen: `has ${count(undeclared.length, "undeclared token")}: ${list(undeclared.toSorted(byExpiry).map(describe))}.`,
      impact: "Nobody is told when a token expires that is not declared here.",
      steps: [
        `In use: declare it under ${at("tokens")} in ${name}; \`${importing}\` prints the lines, and the owner is yours to name.`,
        `Known and not worth checking: list it under ${at("ignoredTokens")}, with its reason.`,
      ],
      choices: true,
    };
  },
});

/** What expires first is named first, for a message names a few; what has no date is named last. */
function byExpiry(a: Sighting, b: Sighting): number {
  return (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity) || 0;
}

function describe(one: Sighting): string {
  const { tokenName } = one;
  const name = tokenName === undefined ? "one without a readable name" : quoted(tokenName);
  return `${name} (${expiryOf(one)})`;
}
