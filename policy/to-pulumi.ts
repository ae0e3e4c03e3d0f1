import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { type Moment, pageOf, type Peer, type Policy } from "./define-policy.ts";
import type { Props } from "./props.ts";
import { knownOf } from "./unknown-inputs.ts";

/**
 * The policy as the Pulumi SDK takes it.
 * @param inForce is told of its configuration, and tells of those of the others: a policy that is
 * not disabled runs on every resource, so that the stack's own, the first, has shown them all
 */
export function toPulumi(
  policy: Policy,
  moment: () => Moment,
  inForce: InForce = openInForce([policy]),
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
      const own = args.getConfig<Props>();
      inForce.add(name, own);
      const { props, unknown } = knownOf(unguarded(args.props));
      const inputs = { type: args.type, name: args.name, props };
      const { verdict, message: text } =
        unknown.length > 0
          ? policy.judgeUnknown(inputs, unknown)
          : policy.judge(inputs, own, moment(), inForce.peers());
      if (text !== undefined) reportViolation(text);
      else if (verdict !== undefined && "notApplicable" in verdict)
        args.notApplicable(verdict.notApplicable);
    },
  };
}

/** Which policies are in force in this run, as far as they have run. */
export interface InForce {
  readonly add: (policy: string, config: Props) => void;
  readonly peers: () => readonly Peer[];
}

export function openInForce(policies: readonly Policy[]): InForce {
  const configs = new Map<string, Props>();
  return {
    add: (policy, config) => configs.set(policy, config),
    peers: () => policies.map((policy) => ({ policy, config: configs.get(policy.name) })),
  };
}

/** The SDK's guard throws when an unknown value is touched; its descriptors do not. */
function unguarded(props: Props): Props {
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(props)).map(([key, { value }]) => [key, value]),
  );
}
