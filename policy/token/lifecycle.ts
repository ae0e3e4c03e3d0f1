import { type ConfigSchema, type Definition, definePolicy, type Policy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { clockTolerance, day } from "../time.ts";
import { type AdeToken, adeToken, type LiveToken } from "./facts.ts";

/**
 * Where a token stands, by plain facts alone: no threshold and no level of any policy decides
 * which policies speak, or one that is switched off could silence another. The first line that
 * holds counts: a later fact means nothing before the earlier one is cured.
 */
export function stageOf({ declared, live }: AdeToken, asOf: Date): Stage {
  // Not read, not there, or not known which: nothing can be said of its dates.
  if (live.status !== "found") return live.status;
  // Another token under the same name: its dates are not those that were declared.
  if (isReplaced(declared.id, live)) return "replaced";
  // Expired explains every sync error and every missed deadline.
  if (live.expiresAt !== undefined && asOf > live.expiresAt) return "expired";
  // Just uploaded: error code and last success are still those of the token before.
  if (isFirstSyncPending(live)) return "firstSync";
  if (live.lastSyncErrorCode === termsCode) return "terms";
  if (live.lastSyncErrorCode !== undefined && live.lastSyncErrorCode !== 0) return "failing";
  return "quiet";
}

export type Stage = keyof typeof stages;

const stages = {
  unreadable: "the token could not be read",
  missing: "no live token matches",
  ambiguous: "several live tokens match",
  replaced: "the token was replaced",
  expired: "the token has expired",
  firstSync: "the token was just uploaded and has not synced yet",
  terms: "Apple's terms wait for acceptance",
  failing: "the last sync reported an error",
  quiet: "the last sync reported no error",
} as const;

/** Seen where Apple's new terms wait; the only code but 0 with evidence, none of it official. */
export const termsCode = 3;

/** The stages in which the token is there, is the declared one and has not expired. */
export const living = ["firstSync", "terms", "failing", "quiet"] as const satisfies Stage[];

/** Every stage: the policy speaks whatever is known. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const anyStage = Object.keys(stages) as Stage[];

/** A fixed span: a fresh upload keeps the error of the token before until its first sync. */
const firstSyncSpan = day;

/** Why there are no dates of this token to judge. */
export function absenceOf({ declared, live }: AdeToken): string | undefined {
  if (live.status !== "found") return stages[live.status];
  return isReplaced(declared.id, live) ? stages.replaced : undefined;
}

type TokenDefinition<S extends ConfigSchema> = Definition<AdeToken, S> & {
  /** The stages in which the policy speaks. */
  readonly speaksIn: readonly Stage[];
};

export function defineTokenPolicy<const S extends ConfigSchema>({
  speaksIn,
  ...definition
}: TokenDefinition<S>): Policy {
  return definePolicy<AdeToken, S>(adeToken, {
    ...definition,
    check(token, context) {
      const stage = stageOf(token, context.asOf);
      return speaksIn.includes(stage)
        ? definition.check(token, context)
        : notApplicable(stages[stage]);
    },
  });
}

/** Graph's ids are GUIDs, which differ in case without meaning. */
export function isReplaced(declaredId: string | undefined, live: LiveToken): boolean {
  return (
    live.previousId !== undefined ||
    (declaredId !== undefined && declaredId.toLowerCase() !== live.id?.toLowerCase())
  );
}

function isFirstSyncPending({ observedAt, lastModifiedAt, lastSyncedAt }: LiveToken): boolean {
  if (
    lastModifiedAt === undefined ||
    (lastSyncedAt !== undefined && lastSyncedAt >= lastModifiedAt)
  )
    return false;
  const age = observedAt.getTime() - lastModifiedAt.getTime();
  return age >= -clockTolerance && age <= firstSyncSpan;
}
