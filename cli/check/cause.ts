import { isDeepStrictEqual } from "node:util";
import type { Moment } from "../../policy/define-policy.ts";
import { instantOf } from "../../policy/props.ts";
import type { Finding } from "../report/report.ts";
import type { Props, Resource } from "./events.ts";
import { declaredOf, type Enforced, isRead, judge, liveOf, recordedFacts } from "./resource.ts";

/** Declared properties that say which tenant is read, and as whom. */
const connection = ["tenantId", "graph", "clientId"];

/** Declared properties that decide which live facts are looked up at all. */
const lookup = [
  ...connection,
  "tokenName",
  "displayName",
  "id",
  "appleIdentifier",
  "devices",
  "declared",
  "ignoredTokens",
];

/**
 * Why a violation is there, found by asking what the policy would say of the other half: of the
 * new facts under the recorded declaration, and of the recorded facts under the new one.
 * @param known whether an earlier `up` recorded this stack at all
 */
export function causeOf(
  enforced: Enforced,
  resource: Resource,
  moment: Moment,
  known: boolean,
): Finding["cause"] {
  const { inputs, recorded } = resource;
  if (recorded === undefined) return known ? "change" : "unknown";
  const live = liveOf(inputs);
  const facts = recordedFacts(recorded);
  if (!isRead(live)) return isReachedAsRecorded(inputs, recorded) ? "unknown" : "change";
  if (facts === undefined) return "unknown";
  const violated = (declared: Props, seen: Props) =>
    judge(enforced, resource, { ...declared, live: asOf(seen, live) }, moment) !== undefined;
  const [before, now] = [declaredOf(recorded), declaredOf(inputs)];
  const sameLookup = lookup.every((key) => isDeepStrictEqual(before[key], now[key]));
  if (!isDeepStrictEqual(before, now) && !violated(before, sameLookup ? live : facts))
    return "change";
  if (restsOnASecret(live, (seen) => violated(now, seen))) return "unknown";
  return sameLookup && !violated(now, facts) ? "drift" : "calendar";
}

/** Not so: it was read before, and since then the declaration names another place or sign-in. */
function isReachedAsRecorded(inputs: Props, recorded: Props): boolean {
  return (
    !isRead(liveOf(recorded)) ||
    connection.every((key) => isDeepStrictEqual(inputs[key], recorded[key]))
  );
}

/** A declared Apple ID is a secret in the events: nobody can see whether it was changed. */
function restsOnASecret(
  { appleIdentifierMatches, ...others }: Props,
  violated: (live: Props) => boolean,
): boolean {
  return appleIdentifierMatches !== undefined && !violated(others);
}

/** The recorded facts as of the present observation, so that only their substance differs. */
function asOf(facts: Props, { observedAt }: Props): Props {
  return instantOf(facts, "observedAt") === undefined ? facts : { ...facts, observedAt };
}
