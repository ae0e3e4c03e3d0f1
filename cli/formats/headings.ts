import { hasPullRequest } from "./changes.ts";
import { attributionOf, attributionSentence, headline } from "../report/headline.ts";
import type { Report, Tenant } from "../report/report.ts";

/** Each tenant's result as a line, then the day as of which it was judged. */
export function headingsOf({ tenants, profile, asOf }: Report): readonly string[] {
  return [
    ...tenants.map((tenant) => heading(tenant, profile)),
    ...(asOf === undefined ? [] : [`Judged as of ${asOf.slice(0, 10)}.`]),
  ];
}

function heading(tenant: Tenant, profile: string): string {
  const line = `${tenant.label}: ${headline(tenant)}`;
  const attribution = hasPullRequest(profile) ? attributionOf(tenant) : undefined;
  return attribution === undefined ? line : `${line}. ${attributionSentence(attribution)}`;
}
