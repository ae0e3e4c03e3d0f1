import { sameId } from "../wire/id.ts";
import type { Facts } from "./facts.ts";

/**
 * Where something that expires stands, by plain facts alone: no threshold and no level of any
 * policy decides which policies report, or one that is switched off could silence another. A later
 * fact means nothing before the earlier one is fixed.
 */
const stages = {
  // Not read, not there, or not known which: nothing can be said of its dates.
  unreadable: (thing) => `the ${thing} could not be read`,
  missing: (thing) => `no ${thing} in Intune matches`,
  ambiguous: (thing) => `several ${thing}s in Intune match`,
  // Another one under the same name: its dates are not those that were declared.
  replaced: (thing) => `the ${thing} was replaced`,
  // Apple lets one MDM use it: neither its dates here nor a renewal mean anything.
  elsewhere: (thing) => `the ${thing} is assigned to another MDM`,
  // Expired explains every sync error and every missed deadline.
  expired: (thing) => `the ${thing} has expired`,
  invalid: (thing) => `the ${thing} is invalid`,
  // A second one of a location does not sync, but expires like any other.
  duplicate: (thing) => `another ${thing} of the same location keeps it from syncing`,
  // Just uploaded: error code and last success are still those of the one before.
  firstSync: (thing) => `the ${thing} was just uploaded and has not synced yet`,
  terms: () => "Apple's terms wait for acceptance",
  failing: () => "the last sync reported an error",
  quiet: () => "the last sync reported no error",
} as const satisfies Readonly<Record<string, (thing: string) => string>>;

export type Stage = keyof typeof stages;

/** It is there, the declared one, usable and not expired. */
export const living: readonly Stage[] = ["duplicate", "firstSync", "terms", "failing", "quiet"];

/** It is there, and the declared one. */
export const present: readonly Stage[] = ["elsewhere", "expired", "invalid", ...living];

/** It was looked for. */
export const read: readonly Stage[] = ["missing", "ambiguous", "replaced", ...present];

export const anyStage: readonly Stage[] = ["unreadable", ...read];

/** Why a policy does not report in this stage. */
export function silence(stage: Stage, thing: string): string {
  return stages[stage](thing);
}

/** What else explains what is there, besides its date: `isOver`, the expiry has passed. */
export type OwnStage<F> = (facts: F, isOver: boolean) => Stage | undefined;

export function stageOf<F extends Facts>(
  { stage }: { readonly stage?: OwnStage<F> },
  facts: F,
  asOf: Date,
): Stage {
  const { status, expiresAt } = facts.live;
  if (status !== "found") return status;
  if (formerIn(facts) !== undefined) return "replaced";
  const isOver = expiresAt !== undefined && asOf > expiresAt;
  return stage?.(facts, isOver) ?? (isOver ? "expired" : "quiet");
}

/**
 * The id that is declared, or else the id or a certificate's topic that the last `up` recorded, when
 * another is live now.
 */
export function formerIn({ declared, live }: Facts): string | undefined {
  return (
    (sameId(declared.id, live.id) ? undefined : declared.id) ??
    live.previousId ??
    live.previousTopicIdentifier
  );
}
