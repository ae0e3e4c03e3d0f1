import { catalog } from "../../policy/catalog.ts";
import type { Inputs, Policy } from "../../policy/pack/policy.ts";
import { type Circumstances, isViolated } from "./outcome.ts";

/** How bad the worst finding about a resource is; 0 when there is none. */
export function worst(inputs: Inputs, circumstances: Circumstances): number {
  const violated = catalog.filter((policy) => isViolated(policy, inputs, circumstances));
  return Math.max(0, ...violated.map(rank));
}

/** A mandatory finding is worse than any advisory one. */
export function rank({ enforcementLevel, severity }: Policy): number {
  const order = ["low", "medium", "high", "critical"].indexOf(severity) + 1;
  return enforcementLevel === "mandatory" ? order + 4 : order;
}
