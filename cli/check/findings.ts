import { createHash } from "node:crypto";
import { catalog } from "../../policy/catalog.ts";
import { type Moment, pageOf } from "../../policy/define-policy.ts";
import { plain } from "../../policy/text/write.ts";
import type { Finding } from "../report/report.ts";
import { causeOf } from "./cause.ts";
import type { PolicyEvent, Resource } from "./events.ts";
import { from, since } from "./forecast.ts";
import { type Enforced, judge, type Violation } from "./resource.ts";

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
}

/**
 * The violations of one resource, the strictest first: judged by the pack's own rules, which know
 * more than an event tells, and with every violation that only the engine knows of.
 */
export function findingsOf(circumstances: Circumstances): readonly Finding[] {
  const { policies, violations } = circumstances;
  const judged = policies.flatMap((each) => judgedFinding(each, circumstances) ?? []);
  const names = new Set(judged.map(({ policy }) => policy));
  const told = violations.filter(({ policyName }) => !names.has(policyName));
  return [...judged, ...told.map((each) => toldFinding(each, circumstances.uid))].toSorted(
    (a, b) => rank(a) - rank(b),
  );
}

const severities = ["critical", "high", "medium", "low"] as const;

/** By level and severity; of equals, the one that the pack itself takes more seriously. */
function rank({ level, severity, policy }: Finding): number {
  const strict = catalog.find(({ name }) => name === policy)?.enforcementLevel === "mandatory";
  const byLevel = level === "mandatory" ? 0 : severities.length;
  return (byLevel + severities.indexOf(severity)) * 2 + (strict ? 0 : 1);
}

function judgedFinding(enforced: Enforced, circumstances: Circumstances): Finding | undefined {
  const { resource, moment, known, uid, violations } = circumstances;
  const event = violations.find(({ policyName }) => policyName === enforced.policy.name);
  const level = event === undefined ? enforced.level : levelOf(event);
  if (level === "disabled") return undefined;
  const violation = judge(enforced, resource, resource.inputs, moment);
  if (violation === undefined) return undefined;
  const blocks = blocksOf({ ...enforced, level }, circumstances);
  const cause = causeOf(enforced, resource, moment, known);
  return {
    ...described(enforced, violation),
    level,
    cause,
    // What a change has caused, a change can cure.
    curedInCode: enforced.policy.curedInCode === true || cause === "change",
    ...(blocks && { blocks }),
    fingerprint: fingerprint(uid, enforced.policy.name),
  };
}

function blocksOf(
  enforced: Enforced,
  { resource, policies, moment }: Circumstances,
): Finding["blocks"] {
  if (enforced.level === "mandatory") return since(resource, enforced, moment);
  const twin = policies.find(
    ({ policy, level }) => policy.name === enforced.policy.enforcedBy && level === "mandatory",
  );
  return twin && from(resource, twin, true, moment);
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

function levelOf({ enforcementLevel }: PolicyEvent): Finding["level"] {
  return enforcementLevel === "mandatory" ? "mandatory" : "advisory";
}

export function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
