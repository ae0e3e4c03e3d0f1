import { catalog } from "../../policy/catalog.ts";
import { type Aspect, isAboutReading, isFinding } from "../../policy/pack/policy.ts";
import { list, plain } from "../../policy/text/write.ts";
import type { Circumstances } from "./findings.ts";
import { judge, verdictOf } from "./judge.ts";
import type { Finding } from "./report-entry.ts";
import { unjudged } from "./told.ts";
import { unaccepted } from "./forecast.ts";

/** Why a resource was not checked, and which policies would have to be active for it. */
export interface Unchecked {
  readonly reason: string;
  /** Absent: a policy finds the reason itself, if it is active. */
  readonly inactive?: readonly string[];
}

/** What a reader misses when nothing about this aspect was checked. */
const aspects: Readonly<Record<Aspect, string>> = {
  reading: "whether it was read",
  existence: "whether it exists",
  expiry: "its expiry",
  sync: "its sync",
};

/** `undefined`: it was read in this run, and active policies have checked all that there is to it. */
export function uncheckedOf(circumstances: Circumstances): Unchecked | undefined {
  return unreadOf(circumstances) ?? withoutPolicy(circumstances) ?? unsaid(circumstances);
}

/** What is said where single facts are unknown of what was read. */
const unknownFacts: ReadonlySet<string> = new Set(["facts-unknown", "sync-unknown"]);

/** By the policies about reading and unknown facts, even where a profile has disabled them. */
function unreadOf({ resource, policies, moment }: Circumstances): Unchecked | undefined {
  const found = policies
    .flatMap((each) => {
      const finding = judge(each, resource, resource.inputs, moment)?.finding;
      return finding === undefined ? [] : [{ ...each, finding }];
    })
    .find(({ policy, level, finding: { reason } }) =>
      unknownFacts.has(reason)
        ? // An active policy finds it itself.
          level === "disabled"
        : isAboutReading(policy),
    )?.finding;
  return found && { reason: found.seen.replace(/^was not checked(?: completely)?: /, "") };
}

function withoutPolicy({ resource, policies }: Circumstances): Unchecked | undefined {
  const ofItsType = catalog.filter(({ type }) => type === resource.type);
  const missing = [...new Set(ofItsType.flatMap(({ judges = [] }) => judges))].find((aspect) =>
    policies.every(({ policy, level }) => policy.judges !== aspect || level === "disabled"),
  );
  if (missing === undefined) return undefined;
  return {
    reason: `no active policy checks ${aspects[missing]}.`,
    inactive: ofItsType.filter(({ judges }) => judges === missing).map(({ name }) => name),
  };
}

/**
 * Each aspect has to hold by some policy, or one that is violated says why the others are silent
 * about it; an acknowledged one says so, too.
 */
function unsaid({ policies, resource, moment }: Circumstances): Unchecked | undefined {
  const asked = { ...resource, inputs: unaccepted(resource.inputs) };
  const verdicts = policies
    .filter(({ level }) => level !== "disabled")
    .map((each) => ({ ...each.policy, verdict: verdictOf(each, asked, moment) }));
  const known = new Set(
    verdicts.flatMap(({ judges, explains = [], verdict }) => {
      if (isFinding(verdict)) return [judges, ...explains];
      return verdict === undefined ? [judges] : [];
    }),
  );
  for (const { judges, verdict } of verdicts) {
    if (judges === undefined || known.has(judges) || verdict === undefined || isFinding(verdict))
      continue;
    return { reason: `${aspects[judges]} was not checked: ${verdict.notApplicable}.` };
  }
  return undefined;
}

/** What no active policy checks is said in the name of the one that says so of its resource. */
export function uncheckedFinding(
  { resource, policies, uid }: Circumstances,
  { reason, inactive = [] }: Unchecked,
): readonly Finding[] {
  const policy = policies.find((each) => each.policy.saysUnknown === true)?.policy;
  if (policy === undefined) return [];
  const seen = `was not checked: ${reason}`;
  const subject = plain(resource.name);
  const others = inactive.length === 0 ? "its other policies" : "one of these policies";
  const named = inactive.length === 0 ? "" : `: ${list(inactive)}`;
  return [
    unjudged(uid, {
      policy: policy.name,
      level: "advisory",
      severity: "medium",
      description: "Every declaration must be checked by an active policy.",
      message: `${subject} ${seen}`,
      reason: "not-judged",
      subject,
      seen,
      steps: [`Activate ${others} in the profile${named}.`],
      choices: false,
      action: "activate a policy",
    }),
  ];
}
