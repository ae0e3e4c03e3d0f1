import { catalog } from "../../policy/catalog.ts";
import { isRenewal } from "../../policy/pack/policy.ts";
import type { Finding } from "../assess/report-entry.ts";

/** Of these, the strictest names the date by which to renew. */
const renewals = new Set(catalog.filter(isRenewal).map(({ name }) => name));

/** Without the twins of what is told, and without a second call to renew. */
export function othersOf<F extends Pick<Finding, "policy">>(findings: readonly F[]): readonly F[] {
  return findings.slice(1).filter(({ policy }, index) => {
    const told = findings.slice(0, index + 1).map((each) => each.policy);
    const { enforcedBy = "" } = catalog.find(({ name }) => name === policy) ?? {};
    const isToldAlready =
      renewals.has(policy) && told.some((each) => each !== policy && renewals.has(each));
    return !told.includes(enforcedBy) && !isToldAlready;
  });
}
