import { createHash } from "node:crypto";
import { catalog } from "../../policy/catalog.ts";
import { type Moment, pageOf } from "../../policy/define-policy.ts";
import { list, plain } from "../../policy/text/write.ts";
import type { Finding } from "./report.ts";
import { causeOf } from "./cause.ts";
import { isMandatory, type PolicyEvent, type Resource } from "../check/events.ts";
import { findingBlocksOf } from "./forecast.ts";
import type { Unchecked } from "./unchecked.ts";
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

const severities = ["critical", "high", "medium", "low"] as const;

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
    ...(blocks && { blocks }),
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
    action: policy.action,
    docs: finding.docs ?? pageOf(policy.name),
    page: pageOf(policy.name),
  };
}

/** A violation of which only the engine's text is known, such as one of another pack version. */
function toldFinding(event: PolicyEvent, uid: string): Finding {
  const [description = "", ...rest] = event.message
    .trim()
    .split("\n")
    .map((line) => plain(line, 2000));
  return {
    policy: plain(event.policyName),
    level: levelOf(event),
    severity: severities.find((each) => each === event.severity) ?? "medium",
    description,
    message: rest.join("\n"),
    subject: "",
    seen: rest[0] ?? description,
    steps: rest.slice(1),
    choices: true,
    action: "read what was found",
    docs: pageOf(plain(event.policyName)),
    page: pageOf(plain(event.policyName)),
    cause: "unknown",
    curedInCode: false,
    fingerprint: fingerprint(uid, event.policyName),
  };
}

/** The run may have had another profile than the report; only an exception lowers a level. */
function strictest(level: Enforced["level"], event: PolicyEvent | undefined): Enforced["level"] {
  if (event === undefined) return level;
  const isExcepted = (event.exceptions ?? []).length > 0;
  return level === "mandatory" && !isExcepted ? level : levelOf(event);
}

function levelOf(event: PolicyEvent): Finding["level"] {
  return isMandatory(event) ? "mandatory" : "advisory";
}

/** What stops this stack is reported, whoever has found it. */
function othersFinding(events: readonly PolicyEvent[], uid: string): readonly Finding[] {
  const [first] = events;
  if (first === undefined) return [];
  const names = new Set(events.map((each) => `${each.policyName} (${each.policyPackName})`));
  const seen = `is blocked by other policy packs: ${list([...names].map((name) => plain(name)))}.`;
  return [
    {
      ...toldFinding(first, uid),
      policy: "other-policy-packs",
      level: "mandatory",
      description: "No other policy pack must block this stack.",
      message: seen,
      subject: "The stack",
      seen,
      steps: ["Read their messages in the output of `pulumi preview`."],
      action: "read what other packs found",
      docs: othersPage,
      page: othersPage,
      curedInCode: true,
      fingerprint: fingerprint(uid, "other-policy-packs"),
    },
  ];
}

/** What no active policy checks is said in the name of the one that says so of its resource. */
export function uncheckedFinding(
  { resource, policies, uid }: Circumstances,
  { reason, inactive = [] }: Unchecked,
): readonly Finding[] {
  const policy = policies.find((each) => each.policy.saysUnknown === true)?.policy;
  if (policy === undefined) return [];
  const seen = `was not checked: ${reason}`;
  const subject = plain(resource.name);
  const page = pageOf(policy.name);
  return [
    {
      policy: policy.name,
      level: "advisory",
      severity: "medium",
      description: "What is declared must be checked by active policies.",
      message: `${subject} ${seen}`,
      reason: "not-judged",
      subject,
      seen,
      steps:
        inactive.length === 0
          ? ["Activate its other policies in the profile."]
          : [`Activate one of these policies in the profile: ${list(inactive)}.`],
      choices: false,
      action: "activate a policy",
      docs: page,
      page,
      cause: "unknown",
      curedInCode: false,
      fingerprint: fingerprint(uid, policy.name),
    },
  ];
}

const othersPage = "docs/policies/README.md";

export function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
