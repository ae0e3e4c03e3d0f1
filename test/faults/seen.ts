import type { Outcome, Violations } from "./fault.ts";
import { isUnread } from "./fault.ts";
import type { Place } from "./place.ts";
import type { Seen } from "./run.ts";
import { honest } from "./world.ts";

/** The violated policies by resource, in one order, without the resources that violate none. */
export function inOrder(violations: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(violations)
      .filter(([, policies]) => policies.length > 0)
      .map(([resource, policies]) => [resource, policies.toSorted()]),
  );
}

export function policiesOf({ findings }: Seen) {
  return inOrder(
    Object.fromEntries(
      Object.entries(findings).map(([resource, messages]) => [resource, Object.keys(messages)]),
    ),
  );
}

/** Where the reason of an unread fact is kept. */
const factsAt: Readonly<Record<Place, readonly string[]>> = {
  "sign-in": ["tenant"],
  "token list": ["tenant"],
  "token list, page 2": ["tenant"],
  "default profiles": ["stores", "profiles"],
  profiles: ["stores", "profiles"],
  devices: ["stores", "devices"],
  "devices, page 2": ["stores", "devices"],
  "push certificate": ["push certificate"],
  "VPP tokens": ["apps"],
};

/** Why what was read at that place is unread, by the facts. */
export function reasonAt(place: Place, { live }: Seen) {
  let facts: unknown = live;
  for (const key of factsAt[place]) facts = propertyOf(facts, key);
  return { failure: propertyOf(facts, "failure"), cause: propertyOf(facts, "cause") };
}

function propertyOf(facts: unknown, key: string): unknown {
  return typeof facts === "object" && facts !== null
    ? Object.entries(facts).find(([name]) => name === key)?.[1]
    : undefined;
}

/** The findings that a fault causes and that do not say what must be said of it. */
export function unsaid(outcome: Outcome, { findings }: Seen): readonly string[] {
  const { says } = outcome;
  if (says === undefined) return [];
  const caused = Object.entries(findings).flatMap(([resource, messages]) =>
    Object.entries(messages)
      .filter(([policy]) => !isHonest(resource, policy) && !reticent.has(policy))
      .map(([policy, message]) => ({ policy, message })),
  );
  // Among others in brackets, a reason has no full stop of its own.
  const reason = says.replace(/\.$/, "");
  const silent = caused.filter(({ message }) => !message.includes(reason));
  const enough = isUnread(outcome) ? silent.length === 0 : silent.length < caused.length;
  return enough ? [] : silent.map(({ policy, message }) => `${policy}: ${message}`);
}

/** Company Portal's finding names the profiles; the VPP token's own says why it is unread. */
const reticent = new Set(["company-portal-token-usable"]);

function isHonest(resource: string, policy: string): boolean {
  const violations: Readonly<Record<string, readonly string[] | undefined>> =
    honest satisfies Violations;
  return violations[resource]?.includes(policy) ?? false;
}

/** Lines that would do more than stand there (controls, directions, a pipeline's commands) or less. */
export function untidy({ findings, said }: Seen): readonly string[] {
  const messages = Object.values(findings).flatMap((each) => Object.values(each));
  return [...messages.flatMap((message) => message.split("\n")), ...said].filter((line) =>
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{NChar}\p{Zl}\p{Zp}]|(?! )\p{Zs}|^\s*::|##/u.test(line),
  );
}
