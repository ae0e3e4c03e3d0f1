import type { Context, Moment, Policy } from "../define-policy.ts";
import { type NotApplicable, notApplicable } from "../finding.ts";
import { instantOf, type Props, recordsOf, textOf } from "../props.ts";
import { onDay, plain } from "../text/write.ts";
import { daysBetween, endOfDay, isSameSecond } from "../time.ts";

/** Somebody accepts a finding of one generation of a token, for a reason and until a day. */
export interface Acknowledgement {
  /** As it is written; of an advisory policy and its mandatory twin, either. */
  readonly policy: string;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  readonly until: string | undefined;
  /** The last instant of `until`. */
  readonly ends: Date | undefined;
  /** The generation that it is about: the live token's expiry. */
  readonly expiresAt: Date | undefined;
}

export function parseAcknowledgements(props: Props): readonly Acknowledgement[] {
  return recordsOf(props, "acknowledgements").map((each) => {
    const until = textOf(each, "until");
    return {
      policy: textOf(each, "policy") ?? "",
      reason: textOf(each, "reason"),
      owner: textOf(each, "owner"),
      until,
      ends: until === undefined ? undefined : endOfDay(until),
      expiresAt: instantOf(each, "expiresAt"),
    };
  });
}

/** Days that an acknowledgement may lie ahead at most. */
const maxDays = 30;

/** What it needs to know of a token. */
interface Acknowledging {
  readonly declared: { readonly acknowledgements: readonly Acknowledgement[] };
  readonly live: { readonly expiresAt: Date | undefined };
}

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
  if (each.until === undefined || each.ends === undefined) return "until is no date";
  if (each.ends < asOf) return `it ended on ${each.until}`;
  if (daysBetween(asOf, each.ends) > maxDays)
    return `until ${each.until} is more than ${maxDays} days ahead`;
  return undefined;
}

/** What of the live token makes it void. */
export function mismatchOf({ expiresAt, ends }: Acknowledgement, { live }: Acknowledging) {
  if (live.expiresAt === undefined) return "the live token has no known expiry";
  if (expiresAt === undefined || !isSameSecond(expiresAt, live.expiresAt)) {
    const given = expiresAt === undefined ? "no instant" : onDay(expiresAt);
    return `it is about another token (expiresAt ${given}; the live one expires ${onDay(live.expiresAt)})`;
  }
  return ends !== undefined && ends > live.expiresAt
    ? `until is not before the expiry on ${onDay(live.expiresAt)}`
    : undefined;
}

/** Those of a token that count now. */
export function inForce(
  token: Acknowledging,
  circumstances: Circumstances,
): readonly Acknowledgement[] {
  return token.declared.acknowledgements.filter(
    (each) => flawOf(each, circumstances) === undefined && mismatchOf(each, token) === undefined,
  );
}

/** Why a policy leaves its finding to `ade-acknowledged`: itself or its twin is acknowledged. */
export function acknowledged(
  token: Acknowledging,
  { name }: Pick<Policy, "name">,
  circumstances: Circumstances,
): NotApplicable | undefined {
  const by = inForce(token, circumstances).find((each) =>
    covered(each, circumstances.policies).some((policy) => policy.name === name),
  );
  return by && notApplicable(`acknowledged until ${by.until} by ${plain(by.owner ?? "", 80)}`);
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
  return policies.find((policy) => policy.name === name && policy.type === tokenType);
}

/** The type of `adeToken`, which imports this file. */
const tokenType = "pulumi-nodejs:dynamic/intune:AdeToken";
