import { definePolicy } from "../pack/define-policy.ts";
import type { ConfigSchema, Context, Definition, Kind, Policy } from "../pack/policy.ts";
import { type Finding, notApplicable, type Verdict } from "../pack/finding.ts";
import { plain } from "../text/write.ts";
import type { KindRow } from "../wire/kinds.ts";
import type { Facts } from "./facts.ts";
import { living, type OwnStage, silence, type Stage, stageOf } from "./stage.ts";

/**
 * Something that Apple issues for a year and a person renews by a declared deadline: everything
 * that differs between the kinds.
 */
export interface ExpiringKind<F extends Facts> extends Kind<F>, KindRow {
  /** Begins its policies' descriptions: `An ADE token`. */
  readonly one: string;
  /** The facts whose change a reviewer must see, in the order in which reports name them. */
  readonly drift: readonly (keyof F["live"] & string)[];
  /** Where Intune shows all of its kind, and this one. */
  readonly places: { readonly all: string; readonly of: (facts: F) => string };
  readonly stage?: OwnStage<F>;
  /** What breaks after the expiry, and what does not; a sentence. */
  readonly expired: (facts: F) => string;
  /** What to expect until and after the expiry; a sentence. */
  readonly ahead: string;
  readonly renewal: (facts: F) => { readonly lead: string; readonly steps: readonly string[] };
  readonly docs: string;
  /** The message when there is none, where the family's words do not fit. */
  readonly missing?: (facts: F) => Pick<Finding, "impact" | "steps" | "docs">;
  readonly identity: Identity<F>;
  /** Facts without which something could not be checked; the name of each. */
  readonly unknown?: (facts: F) => readonly string[];
  /** By condition: what of the family's definition does not fit. */
  readonly own?: Readonly<Record<string, Metadata>>;
}

type Metadata = Partial<Pick<Policy, "description" | "severity" | "action">>;

/** How the kind's identity is spoken of. */
export interface Identity<F> {
  /** Why it matters who holds it, and that it is the same one; sentences. */
  readonly held: string;
  readonly replaced: string;
  /** What to do, with the step for whoever intended it. */
  readonly steps: (intended: string) => readonly string[];
  /** Differences from the declaration besides id and Apple ID. */
  readonly differences?: (facts: F) => readonly Difference[];
  readonly docs?: string;
}

export interface Difference {
  readonly reason: string;
  readonly seen: string;
  /** The declared property. */
  readonly key: string;
}

/** Of its declaration, below its tenant's. */
export function pathOf<F extends Facts>(kind: ExpiringKind<F>, { key, source }: Facts): string {
  const { nameKey, section } = kind;
  return nameKey === undefined ? section : `${section}.${plain(source.childKey ?? key)}`;
}

/** Where it is declared. */
export function declaredAt<F extends Facts>(kind: ExpiringKind<F>, facts: Facts): string {
  return facts.source.at(pathOf(kind, facts));
}

type StagedDefinition<F, S extends ConfigSchema> = Definition<F, S> & {
  /** The stages in which the policy reports. */
  readonly speaksIn: readonly Stage[];
};

export function defineStagedPolicy<F extends Facts, const S extends ConfigSchema>(
  kind: ExpiringKind<F>,
  { speaksIn, ...definition }: StagedDefinition<F, S>,
): Policy {
  return definePolicy<F, S>(kind, {
    ...definition,
    check(facts, context) {
      const stage = stageOf(kind, facts, context.asOf);
      return speaksIn.includes(stage)
        ? definition.check(facts, context)
        : notApplicable(silence(stage, kind.thing));
    },
  });
}

type Condition<F, S extends ConfigSchema> = Omit<StagedDefinition<F, S>, "name"> & {
  /** Its name without the kind's prefix. */
  readonly condition: string;
};

/** One condition of the family, for one kind. */
export function defineCondition<F extends Facts, const S extends ConfigSchema>(
  kind: ExpiringKind<F>,
  { condition, ...definition }: Condition<F, S>,
): Policy {
  return defineStagedPolicy<F, S>(kind, {
    ...definition,
    ...kind.own?.[condition],
    name: `${kind.prefix}-${condition}`,
  });
}

type DatedCondition<F, S extends ConfigSchema> = Omit<Condition<F, S>, "check" | "speaksIn"> & {
  readonly check: (facts: F, expiresAt: Date, context: Context<S>) => Verdict;
};

/** One about the dates of what has not expired and has a known expiry. */
export function defineDatedCondition<F extends Facts, const S extends ConfigSchema>(
  kind: ExpiringKind<F>,
  { check, ...definition }: DatedCondition<F, S>,
): Policy {
  return defineCondition<F, S>(kind, {
    ...definition,
    speaksIn: living,
    check: (facts, context) =>
      facts.live.expiresAt === undefined
        ? notApplicable(`the ${kind.thing}'s expiry is unknown`)
        : check(facts, facts.live.expiresAt, context),
  });
}
