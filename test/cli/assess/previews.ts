import { catalog } from "../../../policy/catalog.ts";
import { momentAt } from "../../../policy/pack/as-of.ts";
import type { Operation, PolicyEvent, Props, Resource } from "../../../cli/assess/operation.ts";
import { defaults, loadProfile, type Profile } from "../../../cli/check/profile.ts";
import type { Enforced } from "../../../cli/assess/judge.ts";
import { tenantsOf } from "../../../cli/assess/assess.ts";
import type { Tenant } from "../../../cli/assess/report.ts";
import type { ResourceKind } from "../../../stack/declaration/resources.ts";
import type { ObservedResource } from "../../observed-scenario.ts";
import { now } from "../../policy/facts.ts";

const prefix = "urn:pulumi:demo::apple-ade::";

/** A step of the engine on a resource; `recorded` are its inputs of the last `up`. */
export function resource(
  kind: ResourceKind,
  name: string,
  inputs: Props,
  recorded?: Props,
): Resource {
  const type = `pulumi-nodejs:dynamic/intune:${kind}`;
  const parent = kind === "AdeTenant" ? undefined : `${prefix}${typeOfTenant}::demo`;
  return {
    urn: `${prefix}${type}::${name}`,
    type,
    name,
    parent,
    inputs,
    unknown: [],
    recorded,
    seenAt: now,
  };
}

const typeOfTenant = "pulumi-nodejs:dynamic/intune:AdeTenant";

export function fromObserved(observed: readonly ObservedResource[]): readonly Resource[] {
  return observed.map(({ kind, name, props }) => resource(kind, name, props));
}

export function violation(overrides: Partial<PolicyEvent> = {}): PolicyEvent {
  return {
    message: "Something must hold.\nIt does not.\n",
    policyName: "ade-token-newer",
    policyPackName: "apple-ade",
    enforcementLevel: "advisory",
    severity: "high",
    ...overrides,
  };
}

export function operation(
  resources: readonly Resource[],
  overrides: Partial<Operation> = {},
): Operation {
  return {
    resources,
    removed: [],
    violations: [],
    errors: [],
    others: [],
    packRan: true,
    startedAt: now,
    endedAt: now,
    finished: true,
    ...overrides,
  };
}

/** Reports on an operation of the stack `demo`, judged now. */
export function reportOn(
  what: Operation,
  {
    profile = defaults,
    asOf,
    at = now,
    startedAt,
    stack = "demo",
  }: { profile?: Profile; asOf?: Date; at?: Date; startedAt?: Date; stack?: string } = {},
): readonly Tenant[] {
  return tenantsOf({
    stack,
    operation: what,
    policies: enforced(profile),
    scheduled: enforced(loadProfile("scheduled")),
    momentOf: () => momentAt(at, asOf, startedAt),
    exceptions: profile.exceptions,
    declaredAt: () => ({ file: "Pulumi.demo.yaml", line: 7 }),
  });
}

export function enforced({ policies }: Profile): readonly Enforced[] {
  return catalog.flatMap((policy) => {
    const effective = policies.find(({ name }) => name === policy.name);
    return effective === undefined ? [] : [{ policy, ...effective }];
  });
}
