import type { Judged, Moment, Peer, Policy } from "../../policy/define-policy.ts";
import { isFinding } from "../../policy/define-policy.ts";
import type { Finding } from "../../policy/finding.ts";
import { recordOf, textOf } from "../../policy/props.ts";
import type { EffectivePolicy } from "../report/report.ts";
import type { Props, Resource } from "./events.ts";

/** A policy with the level and the thresholds that are in force. */
export interface Enforced {
  readonly policy: Policy;
  readonly level: EffectivePolicy["level"];
  readonly config: Props;
}

export interface Judgement {
  readonly finding: Finding;
  readonly message: string;
}

/**
 * What a policy finds about these inputs; `undefined` when it holds or does not speak.
 * @param all the policies of the run; without them no acknowledgement counts
 */
export function judge(
  { policy, config }: Enforced,
  { type, name, unknown }: Pick<Resource, "type" | "name" | "unknown">,
  props: Props,
  moment: Moment,
  all: readonly Enforced[] = [],
): Judgement | undefined {
  const inputs = { type, name, props };
  const { verdict, message } =
    unknown.length > 0
      ? policy.judgeUnknown(inputs, unknown)
      : orUndefined(() => policy.judge(inputs, config, moment, peersOf(all)));
  return isFinding(verdict) && message !== undefined ? { finding: verdict, message } : undefined;
}

/**
 * Inputs that somebody declared as secrets are masked in the events, and may be none that a policy
 * can read. Then the engine's own violations tell what it found.
 */
function orUndefined(read: () => Judged): Judged {
  try {
    return read();
  } catch {
    return { verdict: undefined };
  }
}

/** The policies of a run as they see each other: one that is disabled is not in force. */
export function peersOf(all: readonly Enforced[]): readonly Peer[] {
  return all.map(({ policy, level, config }) => ({
    policy,
    config: level === "disabled" ? undefined : config,
  }));
}

/** The same facts, as if they had been observed then. */
export function observedAgain(props: Props, observedAt: Date): Props {
  const live = { ...liveOf(props), observedAt: observedAt.toISOString() };
  return { ...props, live };
}

export function liveOf(props: Props): Props {
  return recordOf(props, "live");
}

/** What was declared, without what was observed and what Pulumi adds. */
export function declaredOf(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).filter(
      ([key]) => key !== "live" && key !== "declaredId" && !key.startsWith("__"),
    ),
  );
}

const readStatuses: ReadonlySet<string> = new Set(["found", "missing", "ambiguous", "read"]);

/** The facts of the last `up`, or those that it carried along from the last good reading. */
export function recordedFacts(recorded: Props | undefined): Props | undefined {
  if (recorded === undefined) return undefined;
  const live = liveOf(recorded);
  if (isRead(live)) return live;
  const lastKnown = recordOf(live, "lastKnown");
  return isRead(lastKnown) ? lastKnown : undefined;
}

export function isRead(live: Props): boolean {
  return readStatuses.has(textOf(live, "status") ?? "");
}
