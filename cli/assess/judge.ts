import { catalog } from "../../policy/catalog.ts";
import type { Inputs, Judged, Moment, Policy } from "../../policy/pack/policy.ts";
import { isFinding } from "../../policy/pack/policy.ts";
import type { Finding, Verdict } from "../../policy/pack/finding.ts";
import { record, text } from "../../policy/wire/values.ts";
import { plain } from "../../policy/text/write.ts";
import { Refusal, saidBy } from "../refusal.ts";
import type { EffectivePolicy } from "./report.ts";
import type { Exemption } from "./report-entry.ts";
import type { Props, Resource } from "./operation.ts";

/** A policy with the level and the thresholds that are in force. */
export interface Enforced {
  readonly policy: Policy;
  readonly level: EffectivePolicy["level"];
  readonly config: Props;
  /** What exempts the resource at hand; absent: nothing does. */
  readonly exemptions?: readonly Exemption[];
}

export interface Violation {
  readonly finding: Finding;
  readonly subject: string;
  readonly message: string;
}

/** What a policy finds about these inputs; `undefined` when it holds or is not applicable. */
export function judge(
  enforced: Pick<Enforced, "policy" | "config">,
  resource: Pick<Resource, "type" | "name" | "unknown">,
  props: Props,
  moment: Moment,
): Violation | undefined {
  const { verdict, subject, message } = judgedBy(enforced, { ...resource, props }, moment);
  return isFinding(verdict) && message !== undefined
    ? { finding: verdict, subject: subject?.title ?? "", message }
    : undefined;
}

export function verdictOf(enforced: Enforced, resource: Resource, moment: Moment): Verdict {
  return judgedBy(enforced, { ...resource, props: resource.inputs }, moment).verdict;
}

/** Throws a `Refusal`: a policy that fails has not passed. */
function judgedBy(
  { policy, config }: Pick<Enforced, "policy" | "config">,
  { type, name, props, unknown }: Inputs,
  moment: Moment,
): Judged {
  try {
    return policy.judge(
      { type, name, props, ...(unknown && { unknown }) },
      config,
      moment,
      catalog,
    );
  } catch (error) {
    const what = `${policy.name} on ${plain(name)}`;
    throw new Refusal(`The check stopped: ${what} failed (${plain(saidBy(error))}).`);
  }
}

/** The same facts, as if they had been observed then. */
export function observedAgain(props: Props, observedAt: Date): Props {
  const live = { ...liveOf(props), observedAt: observedAt.toISOString() };
  return { ...props, live };
}

export function liveOf(props: Props): Props {
  return record(props["live"]);
}

const readStatuses: ReadonlySet<string> = new Set(["found", "missing", "ambiguous", "read"]);

/** The facts of the last `up`, or those that it carried along from the last good reading. */
export function recordedFacts(recorded: Props | undefined): Props | undefined {
  if (recorded === undefined) return undefined;
  const live = liveOf(recorded);
  if (isRead(live)) return live;
  const lastKnown = record(live["lastKnown"]);
  return isRead(lastKnown) ? lastKnown : undefined;
}

export function isRead(live: Props): boolean {
  return readStatuses.has(text(live["status"]) ?? "");
}
