import { isAcknowledgeable, type Moment } from "../../policy/pack/policy.ts";
import { flawOf, mismatchOf } from "../../policy/pack/acknowledgement.ts";
import { declaredAt } from "../../policy/expiring/kind.ts";
import { adeToken } from "../../policy/kinds/token.ts";
import type { AdeToken } from "../../policy/kinds/token-facts.ts";
import { isoSecond, onDay, plain } from "../../policy/text/write.ts";
import { day, later } from "../../policy/text/time.ts";
import type { Acknowledgement } from "../../policy/wire/token.ts";
import { MissingInput } from "../../policy/wire/values.ts";
import type { Entry, Finding } from "./report-entry.ts";
import type { Resource } from "./operation.ts";
import { catalog } from "../../policy/catalog.ts";
import type { Enforced } from "./judge.ts";

/** A token's acknowledgements: those that count, and why the others do not. */
export function acknowledgementsOf(
  resource: Resource,
  { asOf }: Moment,
): Entry["acknowledgements"] {
  const token = tokenOf(resource);
  if (token === undefined || token.declared.acknowledgements.length === 0) return undefined;
  const circumstances = { asOf, policies: catalog };
  return token.declared.acknowledgements.map((each) => {
    const problem = flawOf(each, circumstances) ?? mismatchOf(each, token);
    return {
      ...shown(each),
      inForce: problem === undefined,
      ...(problem !== undefined && { problem: plain(problem) }),
    };
  });
}

function shown({ policy, reason = "", owner = "", until }: Acknowledgement) {
  return {
    policy: plain(policy),
    reason: plain(reason),
    owner: plain(owner),
    until: until?.date ?? "",
  };
}

/** Two weeks are offered; whoever pastes the line decides. */
const offered = 14 * day;

/** What to paste so that what blocks is accepted for a while; reason and owner are left open. */
export function offerOf(
  resource: Resource,
  findings: readonly Finding[],
  policies: readonly Enforced[],
  { asOf }: Moment,
): Entry["acknowledge"] {
  const token = tokenOf(resource);
  const expiresAt = token?.live.expiresAt;
  if (token === undefined || expiresAt === undefined) return undefined;
  // What would have no effect is not offered.
  if (mismatchOf({ expiresAt, until: undefined }, token) !== undefined) return undefined;
  const blocking = findings.filter(
    ({ level, policy: name }) =>
      level === "mandatory" &&
      policies.some(({ policy }) => policy.name === name && isAcknowledgeable(policy)),
  );
  // The last day that ends before the expiry, at most.
  const until = new Date(
    Math.min(later(asOf, offered).getTime(), later(expiresAt, -day).getTime()),
  );
  if (blocking.length === 0 || onDay(until) <= onDay(asOf)) return undefined;
  return {
    under: declaredAt(adeToken, token),
    lines: token.source.list(
      "acknowledgements",
      blocking.map(
        ({ policy }) =>
          `{ policy: "${policy}", reason: "", owner: "", until: "${onDay(until)}", expiresAt: "${isoSecond(expiresAt)}" }`,
      ),
    ),
  };
}

function tokenOf({ type, name, inputs, unknown }: Resource): AdeToken | undefined {
  if (type !== adeToken.type || unknown.length > 0) return undefined;
  try {
    return adeToken.parse(inputs, name);
  } catch (error) {
    if (error instanceof MissingInput) return undefined;
    throw error;
  }
}
