import type {
  EnforcementLevel,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  Severity,
} from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema.js";
import { type Finding, message, type Subject, type Verdict } from "./finding.ts";

/** The two clocks of a judgement. */
export interface Moment {
  /** The real time: how old facts are. */
  readonly now: Date;
  /** The time as of which deadlines and expiry are judged; `now` unless `ADE_AS_OF` is set. */
  readonly asOf: Date;
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
export type Context<S> = Moment & { readonly config: Config<S> };

/** A resource type that policies judge, and how its inputs are read. */
export interface Kind<Facts> {
  /** The Pulumi type token. */
  readonly type: string;
  readonly noun: string;
  readonly parse: (props: Readonly<Record<string, unknown>>, name: string) => Facts;
  readonly subject: (facts: Facts) => Subject;
}

export interface Definition<Facts, S extends ConfigSchema> {
  /** The required condition, kebab-case; never renamed once released. */
  readonly name: string;
  /** The required condition as a sentence: line 1 of every violation. */
  readonly description: string;
  readonly enforcementLevel: EnforcementLevel;
  readonly severity: Severity;
  /** What a person has to do, for a table: imperative, lower case, no date. */
  readonly action: string;
  /** A change of the declaration can cure it, not only a person in Apple's or Intune's portal. */
  readonly curedInCode?: true;
  /** Of an advisory policy: the mandatory one that follows when its finding goes on. */
  readonly enforcedBy?: string;
  readonly config?: S;
  readonly check: (facts: Facts, context: Context<S>) => Verdict;
}

/** What one policy says about one resource's inputs. */
export interface Judged {
  readonly verdict: Verdict;
  /** The message as Pulumi prints it below the description; only for a violation. */
  readonly message?: string;
}

export interface Policy extends Omit<Definition<never, ConfigSchema>, "check"> {
  readonly type: string;
  /** Pure. Throws only when the inputs are none that the provider can have returned. */
  readonly judge: (
    inputs: Inputs,
    config: Readonly<Record<string, unknown>>,
    moment: Moment,
  ) => Judged;
}

export interface Inputs {
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
}

export function definePolicy<Facts, const S extends ConfigSchema>(
  kind: Kind<Facts>,
  definition: Definition<Facts, S>,
): Policy {
  const defaults = Object.entries(definition.config ?? {}).map(([key, schema]) => [
    key,
    schema.default,
  ]);
  const { check, ...metadata } = definition;
  return {
    ...metadata,
    type: kind.type,
    judge({ type, name, props }, config, moment) {
      if (type !== kind.type) return { verdict: { notApplicable: `not an ${kind.noun}` } };
      const facts = kind.parse(props, name);
      // The engine has validated the configuration against the schema before it hands it over.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const merged = { ...Object.fromEntries(defaults), ...config } as Config<S>;
      const verdict = check(facts, { ...moment, config: merged });
      return isFinding(verdict)
        ? {
            verdict,
            message: message(verdict, kind.subject(facts), pageOf(metadata.name), asOfNote(moment)),
          }
        : { verdict };
    },
  };
}

/** The policy as the Pulumi SDK takes it. */
export function toPulumi(policy: Policy, moment: () => Moment): ResourceValidationPolicy {
  const { name, description, enforcementLevel, severity, config } = policy;
  return {
    name,
    description,
    enforcementLevel,
    severity,
    url: pageOf(name),
    ...(config && { configSchema: { properties: config } }),
    validateResource(args: ResourceValidationArgs, reportViolation) {
      const { verdict, message: text } = policy.judge(args, args.getConfig(), moment());
      if (text !== undefined) reportViolation(text);
      else if (verdict !== undefined && "notApplicable" in verdict)
        args.notApplicable(verdict.notApplicable);
    },
  };
}

export function isFinding(verdict: Verdict): verdict is Finding {
  return verdict !== undefined && !("notApplicable" in verdict);
}

/** The policy's own page, from the project's root. */
export function pageOf(policy: string): string {
  return `docs/policies/${policy}.md`;
}

function asOfNote({ now, asOf }: Moment): string | undefined {
  return asOf === now ? undefined : `Judged as of ${asOf.toISOString().slice(0, 10)}.`;
}
