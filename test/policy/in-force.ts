import { catalog } from "../../policy/catalog.ts";
import type { Peer } from "../../policy/define-policy.ts";
import type { Props } from "../../policy/props.ts";

/** Every policy as it ships, but for these configurations; `undefined` for one that is disabled. */
export function inForceBut(
  configs: Readonly<Record<string, Props | undefined>> = {},
): readonly Peer[] {
  return catalog.map((policy) => ({
    policy,
    config: policy.name in configs ? configs[policy.name] : {},
  }));
}
