import { expect } from "vitest";
import { operationOf, parseEvent } from "../../cli/check/events.ts";
import { defaults, loadProfile } from "../../cli/check/profile.ts";
import type { Operation } from "../../demo/pulumi-workspace.ts";
import { parseAsOf } from "../../policy/pack/as-of.ts";
import { reportOn } from "../cli/assess/previews.ts";

/**
 * A report on a preview's events has what the engine said of policies, word for word and with its
 * level, and nothing else.
 */
export function expectSameFindings(
  { events }: Operation,
  args: readonly string[],
  asOf: string | undefined,
): void {
  const operation = operationOf(events.flatMap((each) => parseEvent(JSON.stringify(each)) ?? []));
  const file = args[args.indexOf("--policy-pack-config") + 1];
  const profile = args.includes("--policy-pack-config") && file ? loadProfile(file) : defaults;
  const at = operation.resources[0]?.seenAt ?? new Date();
  const ahead = parseAsOf(asOf, at);
  const tenants = reportOn(
    // Its own rules have to find everything: the engine's words are only compared.
    { ...operation, violations: [] },
    { profile, at, startedAt: operation.startedAt, ...(ahead && { asOf: ahead }) },
  );
  const judged = tenants.flatMap(({ entries }) => entries.flatMap(({ findings }) => findings));
  expect(
    judged
      .map(({ policy, level, description, message }) => [
        policy,
        level,
        `${description}\n${message}\n`,
      ])
      .toSorted(),
  ).toEqual(
    operation.violations
      // With --target the engine judges what it does not touch, and tells of no step.
      .filter(({ resourceUrn }) => operation.resources.some(({ urn }) => urn === resourceUrn))
      .map(({ policyName, enforcementLevel, message }) => [policyName, enforcementLevel, message])
      .toSorted(),
  );
}
