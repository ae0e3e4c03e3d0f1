import { pageOf } from "../../policy/pack/policy.ts";
import { pageAt } from "../../policy/text/places.ts";
import { list, plain } from "../../policy/text/write.ts";
import { exemptionsOf } from "./exempt.ts";
import { fingerprint } from "./fingerprint.ts";
import { isMandatory, type PolicyEvent } from "./operation.ts";
import { type Finding, severityOf } from "./report-entry.ts";

/** A violation of which only the engine's text is known, such as one of another pack version. */
export function toldFinding(event: PolicyEvent, uid: string): Finding {
  const [description = "", ...rest] = event.message
    .trim()
    .split("\n")
    .map((line) => plain(line, 2000));
  const exemptions = exemptionsOf(event);
  return unjudged(uid, {
    policy: plain(event.policyName),
    level: levelOf(event),
    severity: severityOf(event.severity),
    description,
    message: rest.join("\n"),
    subject: "",
    seen: rest[0] ?? description,
    steps: rest.slice(1),
    choices: true,
    action: "read what was found",
    ...(exemptions.length > 0 && { exemptions: [...exemptions] }),
  });
}

type Unjudged = Omit<Finding, "cause" | "curedInCode" | "docs" | "page" | "fingerprint">;

/** A finding that is none of the pack's own judgement. */
export function unjudged(uid: string, finding: Unjudged & Partial<Finding>): Finding {
  const page = pageOf(finding.policy);
  return {
    cause: "unknown",
    curedInCode: false,
    docs: page,
    page,
    fingerprint: fingerprint(uid, finding.policy),
    ...finding,
  };
}

export function levelOf(event: PolicyEvent): Finding["level"] {
  return isMandatory(event) ? "mandatory" : "advisory";
}

/** What stops this stack is reported, whoever has found it. */
export function othersFinding(events: readonly PolicyEvent[], uid: string): readonly Finding[] {
  const [first] = events;
  if (first === undefined) return [];
  const names = new Set(events.map((each) => `${each.policyName} (${each.policyPackName})`));
  const seen = `is blocked by other policy packs: ${list([...names].map((name) => plain(name)))}.`;
  return [
    unjudged(uid, {
      policy: "other-policy-packs",
      level: "mandatory",
      severity: severityOf(first.severity),
      description: "No other policy pack must block this stack.",
      message: seen,
      subject: "The stack",
      seen,
      steps: ["Read their messages in the output of `pulumi preview`."],
      action: "read what other packs found",
      docs: othersPage,
      page: othersPage,
      choices: true,
      curedInCode: true,
    }),
  ];
}

const othersPage = pageAt("docs/policies/README.md", "policies");
