import { isFinding } from "../../policy/pack/policy.ts";
import { adeTenantAuthorized } from "../../policy/policies/ade-tenant-authorized.ts";
import { adeTenantReadable } from "../../policy/policies/ade-tenant-readable.ts";
import { adeTenantUnderstood } from "../../policy/policies/ade-tenant-understood.ts";
import type { AdeTenantInputs } from "../../stack/declaration/recorded.ts";
import type { ReadFailure } from "../../stack/graph/read-failure.ts";
import { unreadable } from "../../stack/provider/live.ts";

/** What the policies of the tenant advise when a read fails so. */
export function adviceOn(
  failure: ReadFailure,
  inputs: AdeTenantInputs,
  now: Date,
): readonly string[] {
  const live = unreadable(now.toISOString(), failure);
  for (const { type, judge } of [adeTenantAuthorized, adeTenantReadable, adeTenantUnderstood]) {
    const subject = { type, name: inputs.tenant, props: { ...inputs, live } };
    const { verdict } = judge(subject, {}, { now, asOf: now });
    if (isFinding(verdict)) return verdict.steps;
  }
  return [];
}
