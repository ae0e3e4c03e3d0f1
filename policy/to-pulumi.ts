import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { isFinding, type Moment, pageOf, type Policy } from "./define-policy.ts";
import type { Props } from "./props.ts";
import { knownOf } from "./unknown-inputs.ts";

/**
 * The policy as the Pulumi SDK takes it.
 * @param policies all of the pack
 */
export function toPulumi(
  policy: Policy,
  moment: () => Moment,
  policies: readonly Policy[] = [policy],
): ResourceValidationPolicy {
  const { name, description, enforcementLevel, severity, config } = policy;
  return {
    name,
    description,
    enforcementLevel,
    severity,
    url: pageOf(name),
    ...(config && { configSchema: { properties: config } }),
    validateResource(args: ResourceValidationArgs, reportViolation) {
      const inputs = { type: args.type, name: args.name, ...knownOf(unguarded(args.props)) };
      const { verdict, message } = policy.judge(inputs, args.getConfig(), moment(), policies);
      if (message !== undefined) reportViolation(message);
      else if (verdict !== undefined && !isFinding(verdict))
        args.notApplicable(verdict.notApplicable);
    },
  };
}

/** The SDK's guard throws when an unknown value is touched; its descriptors do not. */
function unguarded(props: Props): Props {
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(props)).map(([key, { value }]) => [key, value]),
  );
}
