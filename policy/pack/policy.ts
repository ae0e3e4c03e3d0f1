import type { EnforcementLevel, Severity } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema.js";
import { pageAt } from "../text/places.ts";
import type { Finding, NotApplicable, Subject, Verdict } from "./finding.ts";
import type { Unread } from "./unknown-inputs.ts";
import type { Props } from "../wire/values.ts";

/** The two clocks of a judgement. */
export interface Moment {
  /** The real time: how old facts are. */
  readonly now: Date;
  /** The time as of which deadlines and expiry are judged; `now` unless `ADE_AS_OF` is set. */
  readonly asOf: Date;
  /** When this run began, as far as that is known: facts of before are not this run's. */
  readonly startedAt?: Date;
}

/** A policy's configuration: JSON Schema, each property with its default. */
export type ConfigSchema = Readonly<
  Record<string, PolicyConfigJSONSchema & { readonly default: unknown }>
>;

type ConfigValue<S> = S extends { readonly type: "integer" }
  ? number
  : S extends { readonly type: "object" }
    ? Readonly<Record<string, string>>
    : never;

type Config<S> = { readonly [K in keyof S]: ConfigValue<S[K]> };

/** What a policy judges by, besides the facts. */
export type Context<S> = Moment & {
  readonly config: Config<S>;
  /** Every policy of the pack: what an acknowledgement may name. */
  readonly policies: readonly Policy[];
  /** What another says of the same inputs at its default thresholds, acknowledged or not. */
  readonly verdictOf: (policy: Policy) => Verdict;
};

/** A resource type that policies judge, and how its inputs are read. */
export interface Kind<Facts> {
  /** The Pulumi type token. */
  readonly type: string;
  readonly noun: string;
  readonly parse: (props: Props, name: string) => Facts;
  readonly subject: (facts: Facts) => Subject;
  /** Why a policy leaves its finding to another; kinds without it know no acknowledgements. */
  readonly acknowledged?: (
    facts: Facts,
    policy: Pick<Policy, "name" | "enforcedBy">,
    context: Moment & Pick<Context<ConfigSchema>, "policies">,
  ) => NotApplicable | undefined;
}

/** What must be checked of a resource before a report may call it healthy. */
export type Aspect = "reading" | "existence" | "expiry" | "sync";

export interface Definition<Facts, S extends ConfigSchema> {
  /** The required condition, kebab-case; never renamed once released. */
  readonly name: string;
  /** The required condition as a sentence: line 1 of every violation. */
  readonly description: string;
  readonly enforcementLevel: EnforcementLevel;
  readonly severity: Severity;
  /** The aspect that it decides: where it holds, that aspect of the resource is in order. */
  readonly judges?: Aspect;
  /** Aspects about which the others have nothing to say because of what it reports. */
  readonly explains?: readonly Aspect[];
  /** What a person has to do, for a table: imperative, lower case, no date. */
  readonly action: string;
  /** A change of the declaration can cure it, not only a person in Apple's or Intune's portal. */
  readonly curedInCode?: true;
  /** A pull request can cause or fix what it finds, or everybody must see it there. */
  readonly blocksPullRequest?: true;
  /** Nobody has to do anything about it at once: it only warns in the scheduled check. */
  readonly warnsWhenScheduled?: true;
  /** Of an advisory policy: the mandatory one that follows when its finding goes on. */
  readonly enforcedBy?: string;
  /** Nobody can accept its finding for a while. */
  readonly acknowledgeable?: false;
  /** Says of its resource that it was not checked, where its inputs cannot be read. */
  readonly saysUnknown?: true;
  readonly config?: S;
  readonly check: (facts: Facts, context: Context<S>) => Verdict;
}

/** What one policy says about one resource's inputs. */
export interface Judged {
  readonly verdict: Verdict;
  /** Whom a violation is about. */
  readonly subject?: Subject;
  /** The message as Pulumi prints it below the description; only for a violation. */
  readonly message?: string;
}

export interface Policy extends Omit<Definition<never, ConfigSchema>, "check"> {
  readonly type: string;
  /**
   * Pure: here the pack and the command decide. Of inputs that cannot be read, the policy that
   * says so finds it, and no other judges them; it throws for no inputs.
   */
  readonly judge: (
    inputs: Inputs,
    config: Props,
    moment: Moment,
    policies?: readonly Policy[],
  ) => Judged;
}

export interface Inputs {
  readonly type: string;
  readonly name: string;
  readonly props: Props;
  /** What of them cannot be read (`knownOf`). */
  readonly unknown?: readonly Unread[];
}

/** Whether somebody can accept its finding for a while. */
export function isAcknowledgeable({ acknowledgeable }: Pick<Policy, "acknowledgeable">): boolean {
  return acknowledgeable !== false;
}

/** Whether renewing in time is what it asks for. */
export function isRenewal({ judges, name }: Pick<Policy, "judges" | "name">): boolean {
  return judges === "expiry" || name.endsWith("-deadline-met");
}

/** Whether it reports what was not read or not understood. */
export function isAboutReading({ judges, saysUnknown }: Pick<Policy, "judges" | "saysUnknown">) {
  return judges === "reading" || saysUnknown === true;
}

export function isFinding(verdict: Verdict): verdict is Finding {
  return verdict !== undefined && !("notApplicable" in verdict);
}

/** Where a user reads the policy's own page: an address, or a command. */
export function pageOf(policy: string): string {
  return pageAt(`docs/policies/${policy}.md`, policy);
}

/** Its configuration, where nothing else is said. */
export function defaultsOf({ config = {} }: Pick<Policy, "config">): Props {
  return Object.fromEntries(Object.entries(config).map(([key, schema]) => [key, schema.default]));
}
