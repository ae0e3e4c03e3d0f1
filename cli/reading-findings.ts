import { isFinding } from "../policy/pack/policy.ts";
import { adeTenantAuthorized } from "../policy/policies/ade-tenant-authorized.ts";
import { adeTenantReadable } from "../policy/policies/ade-tenant-readable.ts";
import { adeTenantUnderstood } from "../policy/policies/ade-tenant-understood.ts";
import type { AdeTenantInputs } from "../stack/declaration/recorded.ts";
import type { ReadFailure } from "../stack/graph/read-failure.ts";
import { unreadable } from "../stack/provider/live.ts";

const policies = [adeTenantAuthorized, adeTenantReadable, adeTenantUnderstood];

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
