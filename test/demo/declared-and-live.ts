import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { relativeTo, type PolicyName, type Scenario } from "../../demo/scenarios/scenario.ts";
import type { TokenDeclaration } from "../../demo/scenarios/stack-config.ts";

/** A declaration with the live tokens that have its name. */
export interface Entry {
  readonly key: string;
  readonly declared: TokenDeclaration;
  readonly live: readonly DepOnboardingSetting[];
}

export function entriesOf(scenario: Scenario, now: Date): readonly Entry[] {
  const at = relativeTo(now);
  const live = scenario.live(at);
  return Object.entries(scenario.config(at).tokens).map(([key, declared]) => ({
    key,
    declared,
    live: live.filter(({ tokenName }) => tokenName === declared.tokenName),
  }));
}

/** The names of all live tokens that are ADE tokens. */
export function namesMatching(scenario: Scenario, now: Date): readonly string[] {
  const live = scenario.live(relativeTo(now)).filter(({ tokenType }) => tokenType !== "none");
  return live.map(({ tokenName }) => tokenName ?? "");
}

/** Everything that the scenario says it violates. */
export function allViolations({ violates }: Scenario): readonly PolicyName[] {
  const { tenant, tokens, pushCertificate = [], vppTokens = {} } = violates;
  const named = [...Object.values(tokens), ...Object.values(vppTokens)];
  return [...tenant, ...pushCertificate, ...named.flat()];
}
