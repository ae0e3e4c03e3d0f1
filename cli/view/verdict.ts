import type { Finding } from "../assess/report-entry.ts";
import type { Tenant } from "../assess/report.ts";
import { isChecked, mandatoryOf, moodOf } from "./headline.ts";

const causedPhrases = {
  all: "caused it",
  some: "caused part of it",
  none: "did not cause it",
  unknown: "may have caused it",
};

const fixedPhrases = {
  all: "can fix it",
  some: "can fix part of it",
  none: "cannot fix it",
};

/** Whether the change under review caused what blocks, and can fix it; of nothing: `undefined`. */
export function attributionOf({ entries, record }: Tenant): string | undefined {
  const blocking = mandatoryOf(entries);
  if (blocking.length === 0) return undefined;
  const caused = share(blocking, ({ cause }) => cause === "change");
  const isUnknown = caused === "none" && blocking.some(({ cause }) => cause === "unknown");
  const fixed = share(blocking, ({ curedInCode }) => curedInCode);
  if (isUnknown && record === "none")
    return `There is no recorded run (pulumi up) yet, so it is unknown whether this pull request caused it. This pull request ${fixedPhrases[fixed]}.`;
  return `This pull request ${causedPhrases[isUnknown ? "unknown" : caused]} and ${fixedPhrases[fixed]}.`;
}

/** Whether it may be merged, before anything else; `undefined`: nobody has to ask. */
export function verdictOf(tenant: Tenant, review: boolean, willBlock = ""): string | undefined {
  if (review && tenant.failed)
    return "This blocks this pull request until the check runs to its end.";
  if (tenant.blocked) return review ? attributionOf(tenant) : undefined;
  if (moodOf(tenant) === "healthy" || (!review && !isChecked(tenant))) return undefined;
  const verdict = review ? "This does not block this pull request." : "Nothing blocks.";
  return willBlock === "" ? verdict : `${verdict} ${willBlock}`;
}

function share(findings: readonly Finding[], test: (finding: Finding) => boolean) {
  const matching = findings.filter(test).length;
  if (matching === 0) return "none";
  return matching === findings.length ? "all" : "some";
}
