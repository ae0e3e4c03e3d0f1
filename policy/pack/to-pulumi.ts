import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { type Inputs, isFinding, type Moment, pageOf, type Policy } from "./policy.ts";
import { knownOf } from "./unknown-inputs.ts";
import { isRecord, type Props } from "../wire/values.ts";

/**
 * The policy as the Pulumi SDK takes it.
 * @param policies all of the pack
 */
export function toPulumi(
  policy: Policy,
  moment: () => Moment,
  policies: readonly Policy[],
): ResourceValidationPolicy {
  const { name, type, description, enforcementLevel, severity, config } = policy;
  const page = pageOf(name);
  return {
    name,
    description,
    enforcementLevel,
    severity,
    ...(page.startsWith("https:") && { url: page }),
    ...(config && { configSchema: { properties: config } }),
    // By the type, the SDK passes over other resources before it reads their inputs.
    validateResource: Object.assign(validate, { __pulumiType: type }),
  };

  function validate(
    args: ResourceValidationArgs,
    reportViolation: (message: string) => void,
  ): void {
    const { verdict, message } = policy.judge(inputsOf(args), args.getConfig(), moment(), policies);
    if (message !== undefined) reportViolation(message);
    else if (verdict !== undefined && !isFinding(verdict))
      untraced(() => args.notApplicable(verdict.notApplicable));
  }
}

/** For each token the SDK throws dozens of errors that only say so; where from is nobody's interest. */
function untraced(throwing: () => never): never {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    throwing();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

let latest: { readonly text: string; readonly inputs: Inputs } | undefined;

/** The SDK makes them anew for each policy: one reading of a resource's serves all of its. */
function inputsOf({ type, name, props }: ResourceValidationArgs): Inputs {
  const plain = unguarded(props);
  const text = JSON.stringify([type, name, plain]);
  if (latest?.text !== text) latest = { text, inputs: { type, name, ...knownOf(plain) } };
  return latest.inputs;
}

/** The SDK's guard throws when an unknown value is touched: what it guards, or its descriptors. */
function unguarded(props: Props): Props {
  const { __getSpecialProxyTarget: target } = props;
  if (isRecord(target)) return target;
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(props)).map(([key, { value }]) => [key, value]),
  );
}
