import { defineTenantPolicy } from "../kinds/tenant.ts";
import { places } from "../text/places.ts";
import { plain } from "../text/write.ts";

/** Graph beta may change without notice; guessing at a new shape would be a false green. */
export const adeTenantUnderstood = defineTenantPolicy({
  name: "ade-tenant-understood",
  description: "Graph's answer about the tenant's ADE tokens must be understood.",
  enforcementLevel: "mandatory",
  severity: "high",
  blocksPullRequest: true,
  judges: "reading",
  action: "find out what Graph answers",
  check({ live }) {
    if (live.cause !== "malformed") return undefined;
    return {
      reason: "malformed",
      seen: `was not checked: ${plain(live.reason ?? "its facts are not understood.")}`,
      impact:
        "No token is known to be healthy. Graph beta may have changed, or something between here and Graph answered instead.",
      steps: [
        "Run this check again from another network. If it fails again, update apple-ade, or report it where you got it.",
        `Until then look at ${places.tokenList}; to deploy meanwhile, set this policy to advisory in your profile.`,
      ],
    };
  },
});
