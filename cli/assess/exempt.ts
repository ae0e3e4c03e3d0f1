import { plain } from "../../policy/text/write.ts";
import type { Enforced } from "./judge.ts";
import type { PolicyEvent, Resource } from "./operation.ts";
import type { Exemption } from "./report-entry.ts";

/** One of Pulumi's policy exceptions: these policies stop nobody for these resources. */
export interface PolicyException extends Exemption {
  readonly match: readonly {
    readonly policies: readonly string[];
    /** URNs. */
    readonly targets: readonly string[];
  }[];
}

/**
 * The policies as they count for one resource: what an exception covers warns at most. What the
 * engine told of a violation comes first, as its run may have had another profile.
 */
export function exempted(
  policies: readonly Enforced[],
  { urn }: Resource,
  violations: readonly PolicyEvent[],
  exceptions: readonly PolicyException[],
): readonly Enforced[] {
  return policies.map((enforced) => {
    const { policy, level } = enforced;
    const told = violations.find(({ policyName }) => policyName === policy.name);
    const exemptions =
      told === undefined ? covering(exceptions, policy.name, urn) : exemptionsOf(told);
    if (exemptions.length === 0) return enforced;
    return { ...enforced, level: level === "mandatory" ? "advisory" : level, exemptions };
  });
}

function covering(exceptions: readonly PolicyException[], policy: string, urn: string) {
  return exceptions
    .filter(({ match }) =>
      match.some(({ policies, targets }) => policies.includes(policy) && targets.includes(urn)),
    )
    .map(safe);
}

/** Of a violation that the engine told of. */
export function exemptionsOf({ exceptions = [] }: PolicyEvent): readonly Exemption[] {
  return exceptions.map(safe);
}

function safe({ id, reason }: Exemption): Exemption {
  return { id: plain(id), reason: plain(reason) };
}
