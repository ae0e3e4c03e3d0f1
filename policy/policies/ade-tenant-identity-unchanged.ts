import { notApplicable } from "../pack/finding.ts";
import { defineTenantPolicy, isSame, isSameTenant } from "../kinds/tenant.ts";
import { recordedRun } from "../text/places.ts";
import type { Identity } from "../wire/tenant.ts";
import type { Source } from "../text/source.ts";
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
  check({ declared, live: { lastRun }, source }) {
    if (lastRun === undefined) return notApplicable("no earlier run is recorded");
    const changes = changesOf(lastRun, declared, source);
    if (changes.length === 0) return undefined;
    return {
      reason: "changed",
      ...(isSameTenant(lastRun, declared)
        ? {
            action: "confirm which application reads",
            seen: `is read by another application than in the last recorded run: ${changes.join("; ")}.`,
          }
        : {
            seen: `is not the one of the last recorded run: ${changes.join("; ")}.`,
            impact:
              "All other results come from what is declared now. They say nothing about the tenant that was checked before.",
          }),
      steps: [
        `Not intended: restore the old value in ${source.name}.`,
        `Intended: after review, set this policy to advisory in your profile. The next recorded run ends this finding: ${recordedRun}.`,
      ],
      choices: true,
    };
  },
});

const parts: Readonly<Record<string, (of: Identity) => string | undefined>> = {
  tenantId: ({ tenantId }) => tenantId,
  clientId: ({ clientId }) => clientId,
  graph: ({ graph }) => graph.endpoint,
};

function changesOf(before: Identity, now: Identity, { key }: Source): readonly string[] {
  return Object.entries(parts)
    .filter(([, part]) => !isSame(part(before), part(now)))
    .map(
      ([name, part]) =>
        `${name === "graph" ? `the Graph origin (${key(name)})` : key(name)} was ${shown(part(before))}, is ${shown(part(now))}`,
    );
}

function shown(value: string | undefined): string {
  return value === undefined ? "not declared" : plain(value, 200);
}
