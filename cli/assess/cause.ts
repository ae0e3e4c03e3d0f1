import type { Moment } from "../../policy/pack/policy.ts";
import { instant } from "../../policy/wire/values.ts";
import type { Blocks, Finding } from "./report-entry.ts";
import { changedKeys, changesOf, connection, identifying } from "./changes.ts";
import type { Props, Resource } from "./operation.ts";
import { isTimeless } from "./forecast.ts";
import { type Enforced, isRead, judge, liveOf, recordedFacts } from "./judge.ts";
import { declaredOf } from "../../stack/provider/diff.ts";

/** Declared properties that decide which live facts are looked up at all. */
const lookup = [...identifying, "appleIdentifier", "devices", "declared", "ignoredTokens"];

/** Why a violation is there, and what of the declaration was changed where that is why. */
export type Cause = Pick<Finding, "cause" | "changes">;

/**
 * Found by asking what the policy would say of the other half: of the new facts under the recorded
 * declaration, and of the recorded facts under the new one.
 * @param known whether an earlier `up` recorded this stack at all
 */
export function causeOf(
  enforced: Enforced,
  resource: Resource,
  moment: Moment,
  known: boolean,
): Cause {
  const { inputs, recorded } = resource;
  if (recorded === undefined) {
    // No declaration makes something expire.
    const byTime = enforced.policy.judges === "expiry" ? "calendar" : "unknown";
    return { cause: known ? "change" : byTime };
  }
  const live = liveOf(inputs);
  const facts = recordedFacts(recorded);
  const [before, now] = [declaredOf(recorded), declaredOf(inputs)];
  const changed = (keys: readonly string[]) => changedKeys(keys, before, now);
  if (!isRead(live)) {
    const elsewhere = isRead(liveOf(recorded)) ? changed(connection) : [];
    return elsewhere.length === 0 ? { cause: "unknown" } : change(elsewhere, before, now);
  }
  if (facts === undefined) return { cause: "unknown" };
  const violated = (declared: Props, seen: Props) =>
    judge(enforced, resource, { ...declared, live: asOf(seen, live) }, moment) !== undefined;
  // Under another declaration other facts are looked up; the recorded ones are all that is known.
  const holds = (declared: Props) =>
    !violated(declared, changedKeys(lookup, declared, now).length === 0 ? live : facts);
  const keys = changed([...new Set([...Object.keys(before), ...Object.keys(now)])]);
  if (keys.length > 0 && holds(before)) {
    const alone = keys.filter((key) => holds({ ...now, [key]: before[key] }));
    return change(alone.length === 0 ? keys : alone, before, now);
  }
  if (restsOnASecret(live, (seen) => violated(now, seen))) return { cause: "unknown" };
  const isDrift = changed(lookup).length === 0 && !violated(now, facts);
  if (isDrift) return { cause: "drift" };
  return { cause: isTimeless(enforced, resource, moment) ? "unchanged" : "calendar" };
}

/** What the change itself has caused blocks now, and no check has blocked for it before. */
export function datedBy(cause: Finding["cause"] | undefined, blocks: Blocks): Blocks {
  const { when, policy } = blocks;
  return cause === "change" && when === "since" ? { when, policy } : blocks;
}

/** Nobody has to take these back: what is accepted, and a list that no person writes. */
const deliberate: ReadonlySet<string> = new Set(["acknowledgements", "declared"]);

function change(keys: readonly string[], before: Props, now: Props): Cause {
  const changes = changesOf(keys.filter((key) => !deliberate.has(key)).toSorted(), before, now);
  return { cause: "change", ...(changes.length > 0 && { changes }) };
}

/** A declared Apple ID is a secret in the events: nobody can see whether it was changed. */
function restsOnASecret(live: Props, violated: (live: Props) => boolean): boolean {
  return (
    live["appleIdentifierMatches"] !== undefined &&
    !violated({ ...live, appleIdentifierMatches: true })
  );
}

/** The recorded facts as of the present observation, so that only their substance differs. */
function asOf(facts: Props, { observedAt }: Props): Props {
  return instant(facts["observedAt"]) === undefined ? facts : { ...facts, observedAt };
}
