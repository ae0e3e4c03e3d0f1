import { catalog } from "../../policy/catalog.ts";
import { type Moment, pageOf } from "../../policy/pack/policy.ts";
import { type Finding, severities } from "./report-entry.ts";
import { causeOf, datedBy } from "./cause.ts";
import { fingerprint } from "./fingerprint.ts";
import type { PolicyEvent, Resource } from "./operation.ts";
import { findingBlocksOf } from "./forecast.ts";
import { levelOf, othersFinding, toldFinding } from "./told.ts";
import { type Enforced, judge, type Violation } from "./judge.ts";

/** What is the same for all findings of one resource. */
export interface Circumstances {
  readonly resource: Resource;
  readonly policies: readonly Enforced[];
  readonly moment: Moment;
  /** An earlier `up` recorded this stack. */
  readonly known: boolean;
  readonly uid: string;
  /** What the engine said of this resource. */
  readonly violations: readonly PolicyEvent[];
  /** What other packs found that blocks the stack; of one resource only. */
  readonly others: readonly PolicyEvent[];
}

/**
 * The violations of one resource, the strictest first: judged by the pack's own rules, which know
 * more than an event tells, and with every violation that only the engine knows of.
 */
export function findingsOf(circumstances: Circumstances): readonly Finding[] {
  const { policies, violations, others, uid } = circumstances;
  const judged = policies.flatMap((each) => judgedFinding(each, circumstances) ?? []);
  const names = new Set(judged.map(({ policy }) => policy));
  const told = violations.filter(({ policyName }) => !names.has(policyName));
  return [
    ...judged,
    ...told.map((each) => toldFinding(each, uid)),
    ...othersFinding(others, uid),
  ].toSorted((a, b) => rank(a) - rank(b));
}

/** By level and severity; of equals, the one that the pack itself takes more seriously. */
function rank({ level, severity, policy }: Finding): number {
  const strict = catalog.find(({ name }) => name === policy)?.enforcementLevel === "mandatory";
  const byLevel = level === "mandatory" ? 0 : severities.length;
  return (byLevel + severities.indexOf(severity)) * 2 + (strict ? 0 : 1);
}

function judgedFinding(enforced: Enforced, circumstances: Circumstances): Finding | undefined {
  const { resource, policies, moment, known, uid, violations } = circumstances;
  const event = violations.find(({ policyName }) => policyName === enforced.policy.name);
  const level = strictest(enforced.level, event);
  if (level === "disabled") return undefined;
  const violation = judge(enforced, resource, resource.inputs, moment);
  if (violation === undefined) return undefined;
  const blocks = findingBlocksOf(resource, { ...enforced, level }, policies, moment);
  const cause = causeOf(enforced, resource, moment, known);
  return {
    ...described(enforced, violation),
    level,
    ...cause,
    // What a change has caused, a change can fix.
    curedInCode:
      cause.cause === "change" ||
      (violation.finding.curedInCode ?? enforced.policy.curedInCode) === true,
    ...(blocks && { blocks: datedBy(cause.cause, blocks) }),
    ...(enforced.exemptions && { exemptions: [...enforced.exemptions] }),
    fingerprint: fingerprint(uid, enforced.policy.name),
  };
}

function described({ policy }: Enforced, { finding, subject, message }: Violation) {
  return {
    policy: policy.name,
    severity: policy.severity,
    description: policy.description,
    message,
    reason: finding.reason,
    subject,
    seen: finding.seen,
    ...(finding.impact !== undefined && { impact: finding.impact }),
    ...(finding.lead !== undefined && { lead: finding.lead }),
    steps: [...finding.steps],
    choices: finding.choices ?? false,
    action: finding.action ?? policy.action,
    docs: finding.docs ?? pageOf(policy.name),
    page: pageOf(policy.name),
  };
}

/** The run may have had another profile than the report. */
function strictest(level: Enforced["level"], event: PolicyEvent | undefined): Enforced["level"] {
  return event === undefined || level === "mandatory" ? level : levelOf(event);
}
