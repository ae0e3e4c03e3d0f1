import type {
  Message,
  MultiformatMessageString,
  ReportingConfiguration,
  ReportingDescriptor,
} from "sarif";
import { catalog } from "../../../policy/catalog.ts";
import { type Policy, pageOf } from "../../../policy/pack/policy.ts";
import type { EffectivePolicy } from "../../assess/report.ts";
import { type Finding, severityOf } from "../../assess/report-entry.ts";

type Level = "error" | "warning" | "note";

/** For a tenant of which no finding says that it was not checked, such as when the preview failed. */
export const notCheckedRule: ReportingDescriptor = {
  id: "not-checked",
  shortDescription: { text: "A tenant must have been checked." },
  fullDescription: { text: "What was not checked may be healthy or not: nobody knows." },
  help: { text: "What to do: fix what the message names, then run this check again." },
  defaultConfiguration: { level: "error" },
};

/** Every policy of the pack, so that a rule stays the same whether or not it is violated. */
export const sarifRules: readonly ReportingDescriptor[] = [...catalog.map(ruleOf), notCheckedRule];

/** Of an enforcement level and a severity. */
export function sarifLevel(level: string, severity: Finding["severity"]): Level {
  if (level === "mandatory") return "error";
  return severity === "low" ? "note" : "warning";
}

/** As `sarifRules` has it; `undefined` for a policy of another pack. */
export function ruleIndexOf(policy: string): number | undefined {
  const index = sarifRules.findIndex(({ id }) => id === policy);
  return index < 0 ? undefined : index;
}

/** What the profile in use changes of a policy's level and thresholds. */
export function configurationOf(effective: EffectivePolicy): ReportingConfiguration {
  const { name, level, config } = effective;
  const severity = catalog.find((policy) => policy.name === name)?.severity;
  return {
    enabled: level !== "disabled",
    level: sarifLevel(level, severityOf(severity)),
    ...(Object.keys(config).length > 0 && { parameters: config }),
  };
}

function ruleOf(policy: Policy): ReportingDescriptor {
  const severity = severityOf(policy.severity);
  const level = sarifLevel(policy.enforcementLevel, severity);
  return {
    id: policy.name,
    shortDescription: { text: policy.description },
    fullDescription: { text: `${policy.description} ${fixOf(policy)}` },
    help: helpOf(policy),
    defaultConfiguration: { enabled: policy.enforcementLevel !== "disabled", level },
    properties: {
      tags: ["intune", "apple-ade", severity],
      precision: "very-high",
      "problem.severity": level === "note" ? "recommendation" : level,
    },
  };
}

function helpOf(policy: Policy): MultiformatMessageString {
  const { name, action, enforcedBy } = policy;
  const follows = enforcedBy === undefined ? [] : [`If it goes on, ${enforcedBy} blocks.`];
  const lines = [`What to do: ${action}. ${fixOf(policy)}`, ...follows];
  const page = pageOf(name);
  const shown = page.startsWith("https:") ? `<${page}>` : `\`${page}\``;
  return {
    text: [...lines, `How it is checked: ${page}`].join("\n\n"),
    markdown: [...lines, `How it is checked: ${shown}`].join("\n\n"),
  };
}

function fixOf({ curedInCode }: Policy): string {
  return curedInCode === true
    ? "A change of the declaration can fix it."
    : "A change of the declaration cannot fix it.";
}

/**
 * Braces are doubled, as they would be placeholders, and no `](` ends the text of a link.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html#_Toc141790716
 */
export function message(text: string): Message {
  return {
    text: text.replaceAll(/[{}]/g, "$&$&").replaceAll(/(\\*)\](?=\()/g, String.raw`$1$1\]`),
  };
}
