import type { Policy } from "../pack/policy.ts";
import type { Finding } from "../pack/finding.ts";
import { recordedRun } from "../text/places.ts";
import { plain } from "../text/write.ts";
import type { Facts } from "./facts.ts";
import { declaredAt, defineCondition, type Difference, type ExpiringKind } from "./kind.ts";
import { formerIn, present } from "./stage.ts";

/** What was deleted and created again has lost what hung on it. */
export function identityUnchanged<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "identity-unchanged",
    description: `${kind.one} must still be the one that was declared and recorded.`,
    enforcementLevel: "mandatory",
    severity: "high",
    blocksPullRequest: true,
    explains: ["expiry", "sync"],
    action: `confirm the ${kind.thing}'s identity`,
    curedInCode: true,
    speaksIn: ["replaced", ...present],
    check(facts) {
      const former = formerIn(facts);
      if (former !== undefined) return replaced(kind, facts, former);
      const { held, steps, differences } = kind.identity;
      const all = [...appleIdentifier(facts), ...(differences?.(facts) ?? [])];
      const [first] = all;
      if (first === undefined) return undefined;
      return {
        reason: first.reason,
        seen: `${all.map(({ seen }) => seen).join(" and ")}.`,
        impact: held,
        steps: steps(
          `Intended: correct ${first.key} under ${declaredAt(kind, facts)}, or remove it.`,
        ),
        choices: true,
        ...(kind.identity.docs !== undefined && { docs: kind.identity.docs }),
      };
    },
  });
}

function appleIdentifier({ declared, live }: Facts): readonly Difference[] {
  const key = "appleIdentifier";
  if (live.appleIdentifierMatches === false) {
    const seen = "is held by another Apple ID than the declared one";
    return [{ reason: "apple-identifier", seen, key }];
  }
  if (!declared.appleIdentifier || live.appleIdentifierMatches === true) return [];
  const seen = "came without its Apple ID, which is declared";
  return [{ reason: "apple-identifier-unknown", seen, key }];
}

function replaced<F extends Facts>(kind: ExpiringKind<F>, facts: F, former: string): Finding {
  const { declared, live } = facts;
  const isRecorded = former !== declared.id;
  const source = isRecorded ? "the last recorded run had" : "the declaration names";
  const intended = isRecorded
    ? `Replaced on purpose: run ${recordedRun}, then run this check again.`
    : `Intended: set id: "${plain(live.id ?? "")}" under ${declaredAt(kind, facts)}.`;
  return {
    reason: "replaced",
    seen:
      kind.nameKey === undefined
        ? "was replaced: it has another topic than in the last recorded run."
        : `was replaced: under this name Intune now holds ${plain(live.id ?? "a token without an id")}, where ${source} ${plain(former)}.`,
    impact: kind.identity.replaced,
    steps: kind.identity.steps(intended),
    choices: true,
    ...(isRecorded && {
      action: "confirm that it was replaced on purpose",
      curedInCode: false as const,
    }),
    ...(kind.identity.docs !== undefined && { docs: kind.identity.docs }),
  };
}
