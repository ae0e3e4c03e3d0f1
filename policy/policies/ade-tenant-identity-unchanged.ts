import { notApplicable } from "../pack/finding.ts";
import { defineTenantPolicy, isSame } from "../kinds/tenant.ts";
import type { Identity } from "../wire/tenant.ts";
import { plain } from "../text/write.ts";

/** A change of one line could let the check read somebody else's healthy tenant. */
export const adeTenantIdentityUnchanged = defineTenantPolicy({
  name: "ade-tenant-identity-unchanged",
  description:
    "The tenant, the application and the Graph origin must be those of the last recorded run.",
  enforcementLevel: "mandatory",
  severity: "critical",
  blocksPullRequest: true,
  action: "confirm which tenant is checked",
  curedInCode: true,
  check({ declared, live: { lastRun } }) {
    if (lastRun === undefined) return notApplicable("no earlier run is recorded");
    const changes = changesOf(lastRun, declared);
    if (changes.length === 0) return undefined;
    return {
      reason: "changed",
      seen: `is not the one of the last recorded run: ${changes.join("; ")}.`,
      impact:
        "All other results come from what is declared now. They say nothing about the tenant that was checked before.",
      steps: [
        "Not intended: restore the old value in the stack's file.",
        "Intended: after review, set this policy to advisory in your profile. The next recorded run ends this finding: `pulumi up` with policy/profiles/record.json.",
      ],
      choices: true,
    };
  },
});

const parts: Readonly<Record<string, (of: Identity) => string | undefined>> = {
  "apple-ade:tenantId": ({ tenantId }) => tenantId,
  "apple-ade:clientId": ({ clientId }) => clientId,
  "the Graph origin (apple-ade:graph)": ({ graph }) => graph.endpoint,
};

function changesOf(before: Identity, now: Identity): readonly string[] {
  return Object.entries(parts)
    .filter(([, part]) => !isSame(part(before), part(now)))
    .map(([key, part]) => `${key} was ${shown(part(before))}, is ${shown(part(now))}`);
}

function shown(value: string | undefined): string {
  return value === undefined ? "not declared" : plain(value, 200);
}
