import { parse } from "yaml";
import { z } from "zod";
import { catalog } from "../../policy/catalog.ts";
import type { Inputs, Judged, Policy } from "../../policy/pack/policy.ts";
import type { Props } from "../../policy/wire/values.ts";
import { published } from "../../policy/text/places.ts";
import { now, stages, token } from "./facts.ts";

/** As it will be when the project's pages can be read there. */
export function atAddress(address: string): Disposable {
  Object.assign(published, { address });
  return { [Symbol.dispose]: () => void Reflect.deleteProperty(published, "address") };
}

/** How a policy judges, where it is not the default. */
export interface Circumstances {
  readonly config?: Props;
  /** The real clock. */
  readonly at?: Date;
  readonly asOf?: Date;
}

export function policyNamed(name: string): Policy {
  const policy = catalog.find((each) => each.name === name);
  if (policy === undefined) throw new Error(`there is no policy ${name}`);
  return policy;
}

/** A finding's reason, `holds`, or why the policy does not apply. */
export function outcome(policy: Policy, inputs: Inputs, circumstances?: Circumstances): string {
  const { verdict } = judge(policy, inputs, circumstances);
  if (verdict === undefined) return "holds";
  return "notApplicable" in verdict ? `not applicable: ${verdict.notApplicable}` : verdict.reason;
}

export function isViolated(policy: Policy, inputs: Inputs, circumstances?: Circumstances): boolean {
  return judge(policy, inputs, circumstances).message !== undefined;
}

/** A violation as Pulumi prints it: the description, then the message. */
export function printed(policy: Policy, inputs: Inputs, circumstances?: Circumstances): string {
  const { message } = judge(policy, inputs, circumstances);
  if (message === undefined) throw new Error(`${policy.name} is not violated`);
  return `${policy.description}\n${message}`;
}

/** The declaration that a message's lines to paste make, read as the stack's file is read. */
export function pasted(text: string): Props {
  const lines = text.split("\n").filter((line) => line.startsWith("   "));
  return z.record(z.string(), z.unknown()).parse(parse(lines.join("\n")));
}

/** The stages in which a policy says that it does not apply, and why. */
export function silences(policy: Policy): Readonly<Record<string, string>> {
  const outcomes = Object.entries(stages).map(([stage, live]) => ({
    stage,
    said: outcome(policy, token(live)),
  }));
  return Object.fromEntries(
    outcomes
      .filter(({ said }) => said.startsWith("not applicable: "))
      .map(({ stage, said }) => [stage, said.slice("not applicable: ".length)]),
  );
}

/** What a policy says of inputs, to programs as well. */
export function judge(
  policy: Policy,
  inputs: Inputs,
  { config = {}, at = now, asOf = at }: Circumstances = {},
): Judged {
  return policy.judge(inputs, config, { now: at, asOf }, catalog);
}
