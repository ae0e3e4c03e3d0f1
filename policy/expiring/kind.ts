import {
  type ConfigSchema,
  type Context,
  definePolicy,
  type Definition,
  type Kind,
  type Policy,
} from "../define-policy.ts";
import { notApplicable, type Verdict } from "../finding.ts";
import { day, isSameSecond } from "../time.ts";

/** Something that Apple issues for a year and a person renews by a declared deadline. */
export interface Expiring {
  readonly declared: {
    readonly renewBy: string;
    /** The last instant of `renewBy`. */
    readonly deadline: Date;
    /** The generation that `renewBy` was set for. */
    readonly expiresAt: Date | undefined;
  };
  readonly live: { readonly expiresAt: Date | undefined };
}

/** What the policies about dates need to know of a kind: everything that differs between kinds. */
export interface ExpiringKind<F extends Expiring> extends Kind<F> {
  /** In messages: `token`, `certificate`. */
  readonly thing: string;
  /** Why there are no dates to judge: not read, not there, not the declared one. */
  readonly absence: (facts: F) => string | undefined;
  /** Where its declaration stands in the stack's file. */
  readonly declaredAt: (facts: F) => string;
  /** What breaks after the expiry, and what does not; a sentence. */
  readonly expired: (facts: F) => string;
  /** What to expect until and after the expiry; a sentence. */
  readonly ahead: string;
  readonly renewal: (facts: F) => { readonly lead: string; readonly steps: readonly string[] };
  readonly docs: string;
}

/** What differs between the policies of one family. */
export type Naming = Pick<Policy, "name" | "description" | "enforcedBy" | "acknowledgeable">;

interface DatedDefinition<F extends Expiring, S extends ConfigSchema> extends Omit<
  Definition<F, S>,
  "check"
> {
  readonly check: (facts: F, expiresAt: Date, context: Context<S>) => Verdict;
  /** Speaks after the expiry as well, instead of leaving it to the one policy about that. */
  readonly expiredToo?: true;
}

/** A policy about the dates of something that is there and has a known expiry. */
export function defineDatedPolicy<F extends Expiring, const S extends ConfigSchema>(
  kind: ExpiringKind<F>,
  { check, expiredToo, ...definition }: DatedDefinition<F, S>,
): Policy {
  return definePolicy<F, S>(kind, {
    ...definition,
    check(facts, context) {
      const absence = kind.absence(facts);
      const { expiresAt } = facts.live;
      if (absence !== undefined) return notApplicable(absence);
      if (expiresAt === undefined) return notApplicable(`the ${kind.thing}'s expiry is unknown`);
      return context.asOf > expiresAt && expiredToo === undefined
        ? notApplicable(`the ${kind.thing} has expired`)
        : check(facts, expiresAt, context);
    },
  });
}

export const maximumLeadDays = {
  type: "integer",
  minimum: 1,
  maximum: 366,
  default: 180,
  description: "A deadline earlier than this many days before expiry belongs to an earlier one.",
} as const;

/** Whether the deadline was set for what is live now, not for what was before its renewal. */
export function isDeadlineCurrent(
  { declared }: Expiring,
  expiresAt: Date,
  leadDays: number,
): boolean {
  return declared.expiresAt === undefined
    ? expiresAt.getTime() - declared.deadline.getTime() <= leadDays * day
    : isSameSecond(declared.expiresAt, expiresAt);
}
