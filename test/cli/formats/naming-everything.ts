import type { Entry, Finding } from "../../../cli/assess/report-entry.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant } from "../reports.ts";

/** A report in which each part of a comment is written, with a text wherever one may stand. */
export function namingEverything(text: string): Report {
  const states = ["blocked", "not-checked", "warned", "healthy"] as const;
  const entries = [
    ...states.map((state) => named(text, state)),
    named(text, "not-checked", "tenant"),
    named(text, "blocked", "pushCertificate", true),
  ];
  const changedConfig = [text];
  const policy = {
    name: text,
    config: { [text]: text },
    defaultConfig: { [text]: text },
    changedConfig,
  };
  return report({
    profile: text,
    versions: { appleAde: text, pack: text, pulumi: text },
    policies: [
      { ...policy, level: "advisory", defaultLevel: "mandatory" },
      { ...policy, level: "disabled", defaultLevel: "mandatory" },
    ],
    tenants: [
      tenant({ ...known(text), entries }),
      tenant({
        ...known(text),
        outcome: "not-checked",
        notChecked: `${text}\n${text} …`,
        entries: [],
      }),
    ],
  });
}

function known(text: string): Partial<Tenant> {
  const reads = [{ what: text, complete: false, reason: text }];
  return { label: text, stack: text, ignoredTokens: [{ tokenName: text, reason: text }], reads };
}

function named(
  text: string,
  state: Entry["state"],
  kind: Entry["kind"] = "token",
  curedInCode = false,
): Entry {
  const changes = [{ property: text, from: text, to: text }, { property: text }];
  return entry({
    kind,
    state,
    name: text,
    key: text,
    owner: text,
    runbook: `https://wiki.contoso.example/${text}`,
    declaredAt: { file: text, line: 3 },
    declared: changes,
    drift: changes,
    findings: state === "healthy" ? [] : [found(text, curedInCode), found(text, true)],
  });
}

function found(text: string, curedInCode: boolean): Finding {
  const said = { subject: text, description: text, message: text, action: text, impact: text };
  return finding({
    ...said,
    seen: `expired ${text}. ${text}`,
    lead: text,
    policy: text,
    curedInCode,
    steps: [text.trim(), `Intune > ${text}`, `  renewBy: "${text}"`],
    docs: `https://learn.microsoft.com/${text}`,
    page: `npx --no-install apple-ade explain ${text}`,
  });
}
