import type { EnforcementLevel, Severity } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema.js";
import {
  type Finding,
  message,
  type NotApplicable,
  type Subject,
  type Verdict,
} from "./finding.ts";
import type { Props } from "./props.ts";
import { plain } from "./text/write.ts";
import { unknownInputs } from "./unknown-inputs.ts";

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

/** Another policy of the same run, with its configuration; `undefined` where it is not in force. */
export interface Peer {
  readonly policy: Policy;
  readonly config: Props | undefined;
}

/** What a policy judges by, besides the facts. */
export type Context<S> = Moment & {
  readonly config: Config<S>;
  readonly peers: readonly Peer[];
  /** What its peers find about the same resource, acknowledged or not. */
  readonly found: () => readonly Found[];
};

export interface Found {
  readonly policy: Policy;
  readonly finding: Finding;
}

/** A resource type that policies judge, and how its inputs are read. */
export interface Kind<Facts> {
  /** The Pulumi type token. */
  readonly type: string;
  readonly noun: string;
  readonly parse: (props: Readonly<Record<string, unknown>>, name: string) => Facts;
  readonly subject: (facts: Facts) => Subject;
  /** Why a policy leaves its finding to another; kinds without it know no acknowledgements. */
  readonly acknowledged?: (
    facts: Facts,
    policy: Pick<Policy, "name" | "enforcedBy">,
    context: Moment & Pick<Context<ConfigSchema>, "peers">,
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
  /** What a person has to do, for a table: imperative, lower case, no date. */
  readonly action: string;
  /** A change of the declaration can cure it, not only a person in Apple's or Intune's portal. */
  readonly curedInCode?: true;
  /** Of an advisory policy: the mandatory one that follows when its finding goes on. */
  readonly enforcedBy?: string;
  /** Nobody can accept its finding for a while. */
  readonly acknowledgeable?: false;
  /** Says of its resource that it was not judged, when an input is unknown in a preview. */
  readonly saysUnknown?: true;
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
    config: Props,
    moment: Moment,
    peers?: readonly Peer[],
  ) => Judged;
  /** As `judge`, of a resource of which these inputs are not known before `up`. */
  readonly judgeUnknown: (inputs: Inputs, unknown: readonly string[]) => Judged;
}

export interface Inputs {
  readonly type: string;
  readonly name: string;
  readonly props: Props;
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
    judge(inputs, config, moment, peers = []) {
      const { type, name, props } = inputs;
      if (type !== kind.type) return { verdict: { notApplicable: `not an ${kind.noun}` } };
      const facts = kind.parse(props, name);
      // The engine has validated the configuration against the schema before it hands it over.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const merged = { ...Object.fromEntries(defaults), ...config } as Config<S>;
      const found = () => findingsOf(peers, inputs, moment);
      const verdict = check(facts, { ...moment, config: merged, peers, found });
      if (!isFinding(verdict)) return { verdict };
      const left = isAcknowledgeable(definition)
        ? kind.acknowledged?.(facts, metadata, { ...moment, peers })
        : undefined;
      if (left !== undefined) return { verdict: left };
      const text = message(verdict, kind.subject(facts), pageOf(metadata.name), asOfNote(moment));
      return { verdict, message: text };
    },
    judgeUnknown({ type, name }, unknown) {
      if (type !== kind.type) return { verdict: { notApplicable: `not an ${kind.noun}` } };
      if (definition.saysUnknown !== true)
        return { verdict: { notApplicable: "its inputs are not known before up" } };
      const verdict = unknownInputs(unknown);
      const subject = {
        title: `${kind.noun} ${plain(name)}`,
        owner: undefined,
        runbook: undefined,
      };
      return { verdict, message: message(verdict, subject, pageOf(metadata.name)) };
    },
  };
}

/** Without their own peers, so that no acknowledgement hides anything. */
function findingsOf(peers: readonly Peer[], inputs: Inputs, moment: Moment): readonly Found[] {
  return peers.flatMap(({ policy, config }) => {
    if (config === undefined || !isAcknowledgeable(policy) || policy.type !== inputs.type)
      return [];
    const { verdict } = policy.judge(inputs, config, moment);
    return isFinding(verdict) ? [{ policy, finding: verdict }] : [];
  });
}

/** Whether somebody can accept its finding for a while. */
export function isAcknowledgeable({ acknowledgeable }: Pick<Policy, "acknowledgeable">): boolean {
  return acknowledgeable !== false;
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
