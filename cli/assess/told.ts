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
  return {
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
    docs: pageOf(plain(event.policyName)),
    page: pageOf(plain(event.policyName)),
    cause: "unknown",
    curedInCode: false,
    ...(exemptions.length > 0 && { exemptions: [...exemptions] }),
    fingerprint: fingerprint(uid, event.policyName),
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

const othersPage = pageAt("docs/policies/README.md", "policies");
