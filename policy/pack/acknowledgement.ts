import type { Context, Moment, Policy } from "./policy.ts";
import { type NotApplicable, notApplicable } from "./finding.ts";
import { onDay, plain } from "../text/write.ts";
import { daysBetween, isSameSecond } from "../text/time.ts";
import { formerIn, silence } from "../expiring/stage.ts";
import { kindNamed } from "../wire/kinds.ts";
import type { Acknowledgement } from "../wire/token.ts";
import type { AdeToken } from "../kinds/token-facts.ts";

/** Days that an acknowledgement may lie ahead at most. */
const maxDays = 30;

type Circumstances = Pick<Moment, "asOf"> & Pick<Context<never>, "policies">;

/** What of a declaration makes it void, whatever is live; `undefined` when nothing does. */
export function flawOf(
  each: Acknowledgement,
  { asOf, policies }: Circumstances,
): string | undefined {
  const subject = policyNamed(each.policy, policies);
  if (subject === undefined) return "there is no such policy of an ADE token";
  if (subject.acknowledgeable === false) return "its finding cannot be acknowledged";
  if (each.reason === undefined) return "it has no reason";
  if (each.owner === undefined) return "it has no owner";
  if (each.until === undefined) return "until is no date";
  const { date, end } = each.until;
  if (end < asOf) return `it ended on ${date}`;
  if (daysBetween(asOf, end) > maxDays) return `until ${date} is more than ${maxDays} days ahead`;
  return undefined;
}

/** What of the live token makes it void. */
export function mismatchOf(
  { expiresAt, until }: Pick<Acknowledgement, "expiresAt" | "until">,
  token: AdeToken,
) {
  const { live } = token;
  // Of what was replaced nothing else is reported: to accept that would accept whatever it hides.
  if (formerIn(token) !== undefined) return silence("replaced", kindNamed.token.thing);
  if (live.expiresAt === undefined) return "the token in Intune has no known expiry";
  if (expiresAt === undefined || !isSameSecond(expiresAt, live.expiresAt)) {
    const given = expiresAt === undefined ? "no instant" : onDay(expiresAt);
    return `it is about another token (expiresAt ${given}; the one in Intune expires ${onDay(live.expiresAt)})`;
  }
  return until !== undefined && until.end > live.expiresAt
    ? `until is not before the expiry on ${onDay(live.expiresAt)}`
    : undefined;
}

/** One that counts: whoever accepts says why and until when. */
export type InForce = Acknowledgement &
  Readonly<Required<{ [K in "owner" | "reason" | "until"]: NonNullable<Acknowledgement[K]> }>>;

/** Those of a token that count now. */
export function inForce(token: AdeToken, circumstances: Circumstances): readonly InForce[] {
  return token.declared.acknowledgements.filter(
    (each): each is InForce =>
      flawOf(each, circumstances) === undefined && mismatchOf(each, token) === undefined,
  );
}

/** Why a policy leaves its finding to `ade-acknowledged`: itself or its twin is acknowledged. */
export function acknowledged(
  token: AdeToken,
  { name }: Pick<Policy, "name">,
  circumstances: Circumstances,
): NotApplicable | undefined {
  const by = inForce(token, circumstances).find((each) =>
    covered(each, circumstances.policies).some((policy) => policy.name === name),
  );
  return by && notApplicable(`acknowledged until ${by.until.date} by ${plain(by.owner, 80)}`);
}

/** The policy that it names, and its advisory or mandatory twin. */
export function covered(
  { policy: named }: Acknowledgement,
  policies: readonly Policy[],
): readonly Policy[] {
  const twin = policyNamed(named, policies)?.enforcedBy;
  return policies.filter(
    ({ name, enforcedBy }) => name === named || name === twin || enforcedBy === named,
  );
}

/**
 * Nothing of what it covers is the case. A policy with a threshold that holds says nothing: the
 * configured threshold, which no other policy can see, may be stricter than the default.
 */
export function isUnused(
  each: Acknowledgement,
  { policies, verdictOf }: Pick<Context<never>, "policies" | "verdictOf">,
): boolean {
  return covered(each, policies).every((policy) => {
    const verdict = verdictOf(policy);
    return verdict === undefined ? !hasThreshold(policy) : "notApplicable" in verdict;
  });
}

function hasThreshold({ config = {} }: Policy): boolean {
  return Object.values(config).some(({ type }) => type === "integer");
}

function policyNamed(name: string, policies: readonly Policy[]): Policy | undefined {
  return policies.find((policy) => policy.name === name && policy.type === kindNamed.token.type);
}
