import { type Finding, message, notApplicable, type Subject } from "./finding.ts";
import {
  type ConfigSchema,
  type Context,
  defaultsOf,
  type Definition,
  type Inputs,
  isAcknowledgeable,
  isFinding,
  type Judged,
  type Kind,
  type Moment,
  pageOf,
  type Policy,
} from "./policy.ts";
import { plain } from "../text/write.ts";
import { type SomeUnread, unreadInputs } from "./unknown-inputs.ts";
import { MissingInput } from "../wire/values.ts";

export function definePolicy<Facts, const S extends ConfigSchema>(
  kind: Kind<Facts>,
  definition: Definition<Facts, S>,
): Policy {
  const { check, ...metadata } = definition;
  const defaults = defaultsOf(metadata);
  const violation = (finding: Finding, subject: Subject, moment?: Moment): Judged => ({
    verdict: finding,
    subject,
    message: message(finding, subject, pageOf(metadata.name), moment && asOfNote(moment)),
  });
  return {
    ...metadata,
    type: kind.type,
    judge(inputs, config, moment, policies = []) {
      if (inputs.type !== kind.type) return { verdict: notApplicable(`not an ${kind.noun}`) };
      const { facts, unread } = factsOf(kind, inputs);
      if (unread !== undefined) {
        return definition.saysUnknown === true
          ? violation(unreadInputs(unread), {
              title: `${kind.noun} ${plain(inputs.name)}`,
              // Who owns it may be among what cannot be read.
              owner: undefined,
              runbook: undefined,
            })
          : { verdict: notApplicable("its inputs cannot be read") };
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine validated it by the schema
      const merged = { ...defaults, ...config } as Context<S>["config"];
      const verdictOf = (other: Policy) => other.judge(inputs, {}, moment).verdict;
      const verdict = check(facts, { ...moment, config: merged, policies, verdictOf });
      if (!isFinding(verdict)) return { verdict };
      const left = isAcknowledgeable(definition)
        ? kind.acknowledged?.(facts, metadata, { ...moment, policies })
        : undefined;
      return left === undefined
        ? violation(verdict, kind.subject(facts), moment)
        : { verdict: left };
    },
  };
}

/** A threshold in a policy's configuration. */
export function wholeNumber(
  limits: Readonly<Record<"minimum" | "maximum" | "default", number>>,
  description: string,
) {
  return { type: "integer", ...limits, description } as const;
}

type Read<F> =
  | { readonly facts: F; readonly unread?: never }
  | { readonly facts?: never; readonly unread: SomeUnread };

function factsOf<F>(kind: Kind<F>, { props, name, unknown = [] }: Inputs): Read<F> {
  const [first, ...more] = unknown;
  if (first !== undefined) return { unread: [first, ...more] };
  try {
    return { facts: kind.parse(props, name) };
  } catch (error) {
    if (!(error instanceof MissingInput)) throw error;
    return { unread: [{ path: error.message, why: "incomplete" }] };
  }
}

function asOfNote({ now, asOf }: Moment): string | undefined {
  return asOf === now ? undefined : `Checked as of ${asOf.toISOString().slice(0, 10)}.`;
}
