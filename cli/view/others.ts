import { catalog } from "../../policy/catalog.ts";
import type { Finding } from "../assess/report-entry.ts";

/** Without the twins of what is told, and without a second call to renew. */
export function othersOf<F extends Pick<Finding, "policy">>(findings: readonly F[]): readonly F[] {
  return findings.slice(1).filter((each, index) => {
    const told = findings.slice(0, index + 1);
    const { enforcedBy } = catalog.find(({ name }) => name === each.policy) ?? {};
    return !(
      told.some(({ policy }) => policy === enforcedBy) ||
      (isRenewal(each) && told.some((one) => one.policy !== each.policy && isRenewal(one)))
    );
  });
}

/** Of these, the strictest names the date by which to renew. */
const renewals: ReadonlySet<string> = new Set(
  catalog.flatMap(({ name, judges }) =>
    judges === "expiry" || name.endsWith("-deadline-met") ? [name] : [],
  ),
);

function isRenewal({ policy }: Pick<Finding, "policy">): boolean {
  return renewals.has(policy);
}
