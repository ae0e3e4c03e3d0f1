import { isFinding } from "../policy/pack/policy.ts";
import { catalog } from "../policy/catalog.ts";
import type { AdeTenantInputs } from "../stack/declaration/recorded.ts";
import type { ReadFailure } from "../stack/graph/read-failure.ts";
import { unreadable } from "../stack/provider/live.ts";

const policies = catalog.filter(({ judges }) => judges === "reading");

/** What the policies about reading say of a tenant with these facts. */
export function readingFindings(inputs: AdeTenantInputs, live: object, now: Date) {
  return policies.flatMap(({ description, type, judge }) => {
    const subject = { type, name: inputs.tenant, props: { ...inputs, live } };
    const { verdict, message = "" } = judge(subject, {}, { now, asOf: now });
    return isFinding(verdict) ? [{ description, message, steps: verdict.steps }] : [];
  });
}

/** What they advise when a read fails so. */
export function adviceOn(failure: ReadFailure, inputs: AdeTenantInputs, now: Date) {
  const [first] = readingFindings(inputs, unreadable(now.toISOString(), failure), now);
  return first?.steps ?? [];
}
