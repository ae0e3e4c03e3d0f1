import type { Policy } from "../pack/policy.ts";
import { notApplicable } from "../pack/finding.ts";
import { count, expiryOf, list, plain, quoted, recordedName, utc } from "../text/write.ts";
import type { Sighting } from "../wire/expiring.ts";
import { declaredName, type Facts, nameIn, nameOf } from "./facts.ts";
import { declaredAt, defineCondition, type ExpiringKind, pathOf } from "./kind.ts";
import { present, read } from "./stage.ts";

/** What was deleted is invisible to every tool that only looks at what is there. */
export function exists<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "exists",
    description: `A declared ${kind.noun} must exist in Intune.`,
    enforcementLevel: "mandatory",
    severity: "critical",
    blocksPullRequest: true,
    judges: "existence",
    explains: ["expiry", "sync"],
    action: "correct or remove the declaration",
    curedInCode: true,
    acknowledgeable: false,
    speaksIn: read,
    check(facts) {
      const { status, lastKnown, closestUndeclared } = facts.live;
      if (status !== "missing") return undefined;
      return {
        reason: "missing",
        seen: `${notFound(kind, facts)}${before(lastKnown)}`,
        ...(kind.missing?.(facts) ?? missing(kind, facts)),
        choices: true,
        // Intune has changed, not the code: to remove the declaration would hide an outage.
        ...(lastKnown && { action: "look in Intune first" }),
        ...(lastKnown && !closestUndeclared && { curedInCode: false as const }),
      };
    },
  });
}

function before(lastKnown: Facts["live"]["lastKnown"]): string {
  if (lastKnown === undefined) return "";
  const { expiresAt } = lastKnown;
  const expiry = expiresAt === undefined ? "" : `, to expire on ${utc(expiresAt)}`;
  return ` An earlier run found it${expiry}.`;
}

function notFound<F extends Facts>(kind: ExpiringKind<F>, facts: F): string {
  if (kind.nameKey === undefined) return "was not found.";
  const { id } = facts.declared;
  const { tokensRead } = facts.live;
  const by = id === undefined ? "" : `, neither by its id ${plain(id)} nor by a readable name`;
  const all =
    tokensRead === undefined
      ? `Intune's whole list was read`
      : `Intune lists ${count(tokensRead, kind.thing)}`;
  return `(${declaredAt(kind, facts)}) was not found${by}; ${all}.`;
}

function missing<F extends Facts>({ nameKey, places }: ExpiringKind<F>, facts: F) {
  const { declared, live } = facts;
  const change =
    declared.id === undefined
      ? `Renamed: correct ${nameKey} here.`
      : `Created anew under another name: correct ${nameKey} and id here.`;
  return {
    ...(live.closestUndeclared && { impact: closest(live.closestUndeclared) }),
    steps: [
      `${change} Retired on purpose: remove this declaration.`,
      `Otherwise ask the owner before creating anything: ${places.all}, where ${quoted(nameOf(facts))} should be.`,
    ],
  };
}

function closest(one: Sighting): string {
  const { expiresAt } = one;
  const expiry = expiresAt === undefined ? "expiry unknown" : `expires ${utc(expiresAt)}`;
  return `Closest undeclared name: ${quoted(nameIn(one) ?? "")}, ${expiry}.`;
}

/** Names are not unique in Intune; checking the wrong one of two would be a false green. */
export function unambiguous<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "unambiguous",
    description: `A declared ${kind.noun} must match exactly one ${kind.thing} in Intune.`,
    enforcementLevel: "mandatory",
    severity: "high",
    blocksPullRequest: true,
    explains: ["expiry", "sync"],
    action: "pin the token's id",
    curedInCode: true,
    acknowledgeable: false,
    speaksIn: read.filter((stage) => stage !== "missing"),
    check(facts) {
      const { status, candidates } = facts.live;
      if (status !== "ambiguous") return undefined;
      return {
        reason: "ambiguous",
        seen: `matches ${count(candidates.length, kind.thing)} of that name in Intune: ${list(candidates.map(describe))}.`,
        impact: "None of them is checked until it is clear which one is meant.",
        steps: [
          `Pin the one that is meant: add its id to ${declaredAt(kind, facts)} in ${facts.source.name} (id: "…").`,
          "Declare the other one as well, with its own id, or give it another name in Intune.",
        ],
      };
    },
  });
}

function describe(one: Sighting): string {
  return `${plain(one.id ?? "no id")} (${expiryOf(one)})`;
}

/** As many characters as a message quotes of a name. */
const longest = 200;

/** A pinned one may get another name in Intune; then people look for the old one in vain. */
export function nameCurrent<F extends Facts>(kind: ExpiringKind<F>): Policy {
  return defineCondition(kind, {
    condition: "name-current",
    description: `${kind.one}'s declared name must be the one that Intune shows.`,
    enforcementLevel: "advisory",
    severity: "low",
    action: "update the declared name",
    curedInCode: true,
    speaksIn: present,
    check(facts) {
      const [declared, live] = [declaredName(facts), nameIn(facts.live)];
      if (facts.declared.id === undefined) return notApplicable("no id is declared");
      if (live === undefined) return notApplicable("Intune gave no readable name");
      const name = recordedName(live);
      if (declared === live || declared === name) return undefined;
      return {
        reason: "renamed",
        seen: `was declared as ${quoted(declared)}, and Intune shows another name now.`,
        impact: "It is still recognised by its id. People look for it under the declared name.",
        steps: [
          facts.source.correct(pathOf(kind, facts)),
          Array.from(name).length > longest
            ? `  ${kind.nameKey}: as Intune shows it; it is too long to print here`
            : facts.source.line(`${kind.nameKey}`, facts.source.text(name)),
        ],
        choices: true,
      };
    },
  });
}
