import { isRenewal, type Moment } from "../../policy/pack/policy.ts";
import { instant, text } from "../../policy/wire/values.ts";
import { day, later } from "../../policy/text/time.ts";
import type { Blocks } from "./report-entry.ts";
import type { Props, Resource } from "./operation.ts";
import { type Enforced, judge, liveOf, observedAgain } from "./judge.ts";

/** A token lives for a year; what is further away than this is not said. */
const horizon = 400 * day;

/**
 * Since when a mandatory policy blocks, or from when the first one will that follows from what was
 * found, if nothing changes but the time.
 * @param found the policies that are violated now
 */
export function blocksOf(
  resource: Resource,
  policies: readonly Enforced[],
  found: Pick<ReadonlySet<string>, "has">,
  moment: Moment,
): Blocks | undefined {
  const mandatory = policies.filter(({ level }) => level === "mandatory");
  const blocking = mandatory.filter(({ policy }) => found.has(policy.name));
  if (blocking.length > 0) return earliest(blocking.map((each) => since(resource, each, moment)));
  const warning = policies.filter(({ policy }) => found.has(policy.name));
  return earliest(
    mandatory.flatMap((each) => {
      const goesOn =
        warning.some(({ policy }) => policy.enforcedBy === each.policy.name) ||
        isAcknowledged(resource, each, policies, moment);
      // The date of one remedy says nothing about another: a first sync is due by no renewal.
      const follows =
        goesOn || (isRenewal(each.policy) && warning.some(({ policy }) => isRenewal(policy)));
      return (follows && from(resource, each, goesOn, moment)) || [];
    }),
  );
}

/** As `blocksOf`, of one finding: of an advisory one, from when its mandatory twin will block. */
export function findingBlocksOf(
  resource: Resource,
  enforced: Enforced,
  policies: readonly Enforced[],
  moment: Moment,
): Blocks | undefined {
  if (enforced.level === "mandatory") return since(resource, enforced, moment);
  const twin = policies.find(
    ({ policy, level }) => policy.name === enforced.policy.enforcedBy && level === "mandatory",
  );
  return twin && from(resource, twin, true, moment);
}

/** What is accepted now, or its advisory twin: it blocks again when the acknowledgement ends. */
function isAcknowledged(
  resource: Resource,
  { policy }: Enforced,
  policies: readonly Enforced[],
  moment: Moment,
): boolean {
  const { inputs } = resource;
  return policies.some(
    (each) =>
      [each.policy.name, each.policy.enforcedBy].includes(policy.name) &&
      isViolated(each, resource, unaccepted(inputs), moment) &&
      !isViolated(each, resource, inputs, moment),
  );
}

export function unaccepted(inputs: Props): Props {
  return { ...inputs, acknowledgements: [] };
}

/** `false`: the deadline was set for another token than the live one, whatever the levels are. */
export function isDeadlineEnforced(
  resource: Resource,
  policies: readonly Enforced[],
  moment: Moment,
): boolean | undefined {
  const about = policies.find(({ policy }) => policy.name.endsWith("-deadline-current"));
  if (about === undefined || text(resource.inputs["renewBy"]) === undefined) return undefined;
  return !isViolated(about, resource, resource.inputs, moment);
}

/**
 * Since when a violation of now has been one, acknowledged or not; without a date when time has no
 * part in it.
 */
function since(resource: Resource, enforced: Enforced, { asOf }: Moment): Blocks {
  const inputs = unaccepted(resource.inputs);
  const violated = (at: Date) =>
    isViolated(enforced, resource, observedAgain(inputs, at), { now: at, asOf: at });
  const policy = enforced.policy.name;
  const start = later(asOf, -horizon);
  return violated(start) || !violated(asOf)
    ? { when: "since", policy }
    : { when: "since", date: dateOf(firstAt(start, asOf, violated)), policy };
}

/** A violation that no passing of time has brought about: it would have been one long ago. */
export function isTimeless(enforced: Enforced, resource: Resource, { asOf }: Moment): boolean {
  const at = later(asOf, -horizon);
  const inputs = observedAgain(resource.inputs, at);
  return isViolated(enforced, resource, inputs, { now: at, asOf: at });
}

/**
 * From when a policy will be violated.
 * @param goesOn its advisory twin is violated, accepted or not: then the sync that fails now is taken
 * to go on failing
 */
function from(
  resource: Resource,
  enforced: Enforced,
  goesOn: boolean,
  { now, asOf }: Moment,
): Blocks | undefined {
  const { inputs } = resource;
  const violated = (at: Date) =>
    isViolated(enforced, resource, inputs, { now, asOf: at }) ||
    (goesOn && isViolated(enforced, resource, observedAgain(inputs, at), { now: at, asOf: at }));
  // Until the expiry one policy speaks of a date, after it another one.
  const expiresAt = instant(liveOf(inputs)["expiresAt"]);
  const ends = [
    ...(expiresAt === undefined || expiresAt < asOf ? [] : [expiresAt]),
    later(asOf, horizon),
  ];
  const end = ends.find(violated);
  return end === undefined
    ? undefined
    : { when: "from", date: dateOf(firstAt(asOf, end, violated)), policy: enforced.policy.name };
}

function isViolated(enforced: Enforced, resource: Resource, props: Props, moment: Moment): boolean {
  return judge(enforced, resource, props, moment) !== undefined;
}

/** By halves, to the second: as time goes on, a violation does not end by itself. */
function firstAt(before: Date, after: Date, violated: (at: Date) => boolean): Date {
  if (after.getTime() - before.getTime() <= 1000) return after;
  const middle = later(before, Math.floor((after.getTime() - before.getTime()) / 2));
  return violated(middle) ? firstAt(before, middle, violated) : firstAt(middle, after, violated);
}

function earliest(all: readonly Blocks[]): Blocks | undefined {
  return all.toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1))[0];
}

function dateOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
