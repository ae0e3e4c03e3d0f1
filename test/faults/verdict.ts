import type { PolicyName } from "../../demo/scenarios/scenario.ts";
import type { Cause } from "../../policy/wire/expiring.ts";
import type { Failure } from "../../stack/graph/read-failure.ts";
import { isUnread, type Outcome, type Unread, type Violations } from "./fault.ts";
import type { Place } from "./place.ts";
import { honest } from "./world.ts";

/** Everything that is violated when a fault leads to this at that place. */
export function verdictAt(place: Place, outcome: Outcome): Violations {
  return {
    ...honest,
    ...(isUnread(outcome) ? unreadAt(place, outcome) : outcome.violates),
  };
}

const readable: PolicyName = "ade-tenant-readable";
const unjudged: readonly PolicyName[] = ["ade-token-judged"];
const incomplete: readonly PolicyName[] = ["ade-devices-read-completely"];

/** The one rule of what is not read: the same failure in the same place is the same finding. */
function unreadAt(
  place: Place,
  { failure, partly }: Pick<Unread, "failure" | "partly">,
): Violations {
  const tenant = policyAbout(failure);
  const apps: Violations = { apps: ["vpp-token-judged"] };
  const certificate: Violations = { "push certificate": ["apns-certificate-judged"] };
  switch (place) {
    case "sign-in":
      return { tenant: [tenant], stores: unjudged, academy: unjudged, ...certificate, ...apps };
    case "token list":
      return partly === true
        ? unreadAt("token list, page 2", { failure })
        : { tenant: [tenant], stores: unjudged, academy: unjudged };
    case "token list, page 2":
      // An id that was seen is certain; a name may come again.
      return { tenant: [...new Set([readable, tenant])], academy: unjudged };
    case "default profiles":
    case "profiles":
    case "devices":
      return { stores: incomplete, academy: [...incomplete, ...(honest.academy ?? [])] };
    case "devices, page 2":
      return { stores: incomplete };
    case "push certificate":
      return certificate;
    case "VPP tokens":
      return partly === true ? apps : { stores: ["company-portal-token-usable"], ...apps };
    default:
      return place satisfies never;
  }
}

/** Written out once more: what the reader takes a failure for is part of the verdict. */
export const causes = {
  "no-credential": "unauthorized",
  "sign-in-refused": "unauthorized",
  "wrong-tenant": "unauthorized",
  unauthenticated: "unauthorized",
  forbidden: "unauthorized",
  unreachable: "unavailable",
  "demo-closed": "unavailable",
  "demo-sign-in": "unauthorized",
  "time-limit": "unavailable",
  throttled: "unavailable",
  "server-error": "unavailable",
  limited: "unavailable",
  interrupted: "unavailable",
  "not-found": "malformed",
  "unexpected-answer": "malformed",
} as const satisfies Record<Failure, Cause>;

const about = {
  unauthorized: "ade-tenant-authorized",
  unavailable: readable,
  malformed: "ade-tenant-understood",
} as const;

function policyAbout(failure: Failure): PolicyName {
  return about[causes[failure]];
}
