import type { Finding } from "../../../cli/assess/report-entry.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { plain } from "../../../policy/text/write.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import {
  entry,
  finding,
  healthyTenant,
  report,
  tenant,
  termsFinding,
  unreadableTenant,
} from "../reports.ts";

/** A tenant whose preview failed before anything was known of it. */
export function failedTenant(overrides: Partial<Tenant> = {}): Tenant {
  const { observedAt: _, tenantId: _id, ...unknown } = tenant({ stack: "adatum", label: "Adatum" });
  return {
    ...unknown,
    outcome: "not-checked",
    notChecked: "The preview failed: no passphrase.\nSet it.",
    blocked: false,
    failed: true,
    entries: [],
    ...overrides,
  };
}

/** What only the engine said, of a policy that this version does not know. */
const toldFinding: Finding = finding({
  policy: "ade-token-blue",
  description: "An ADE token must be blue.",
  message: "",
  subject: "",
  seen: "An ADE token must be blue.",
  steps: [],
});

/** Tokens with three findings each, marked `mark-1.`, `mark-2.` and so on. */
export function markedReport(tokens: number, overrides: Partial<Tenant> = {}): Report {
  const entries = Array.from({ length: tokens }, (_, index) =>
    entry({
      key: `token${index}`,
      name: `Token ${index}`,
      state: "blocked",
      declaredAt: { file: "Pulumi.contoso.yaml", line: index + 1 },
      findings: [1, 2, 3].map((nth) => marked(index * 3 + nth)),
    }),
  );
  return report({ tenants: [tenant({ entries, ...overrides })] });
}

function marked(nth: number): Finding {
  const seen = `has mark-${nth}.`;
  const message = `"Token" of Contoso ${seen}\nOwner: Endpoint team.`;
  const fingerprint = `f${nth}`;
  return finding({ level: "mandatory", seen, message, fingerprint });
}

/** How often each mark stands in a text. */
export function countsOfMarks(text: string, tokens: number): readonly number[] {
  const found = Map.groupBy(text.matchAll(/has mark-(\d+)\./g), ([, nth]) => Number(nth));
  return Array.from({ length: tokens * 3 }, (_, index) => found.get(index + 1)?.length ?? 0);
}

/** A report with a text wherever one of any origin may stand. */
export function reportNaming(name: string): Report {
  const text = plain(name);
  const found = { subject: text, seen: text, message: `${text}\n${text}`, action: text };
  const named = {
    name: text,
    owner: text,
    declaredAt: { file: `${text.replaceAll("/", "_")}/Pulumi.yaml`, line: 3 },
    state: "blocked" as const,
  };
  const findings = [finding(found), termsFinding("Kiosk", { ...found, description: text })];
  const found1 = { key: text, findings };
  const entries = [entry({ ...named, ...found1 }), entry({ ...named, kind: "tenant", findings })];
  const known = {
    label: text,
    stack: text,
    ignoredTokens: [{ tokenName: text, reason: text }],
    entries,
  };
  return report({ tenants: [tenant(known), failedTenant({ ...known, notChecked: text })] });
}

const hostile = hostileNames.map(({ does, text }) => ({
  when: `a name ${does}`,
  report: reportNaming(text),
}));

const { declaredAt: _, ...undeclared } = entry({ state: "warned", findings: [termsFinding("A")] });

/** Every kind of report that a format has to write. */
export const samples: readonly { readonly when: string; readonly report: Report }[] = [
  { when: "one token blocks, one warns", report: report() },
  { when: "all is healthy", report: report({ tenants: [healthyTenant()] }) },
  { when: "nothing is declared", report: report({ tenants: [healthyTenant({ entries: [] })] }) },
  { when: "no tenant is", report: report({ tenants: [] }) },
  { when: "a tenant cannot be read", report: report({ tenants: [unreadableTenant()] }) },
  { when: "a preview failed", report: report({ tenants: [failedTenant(), healthyTenant()] }) },
  { when: "it looks ahead", report: report({ asOf: "2026-12-24T23:59:59Z" }) },
  {
    when: "two stacks share tokens",
    report: report({ tenants: [tenant(), tenant({ stack: "b" })] }),
  },
  { when: "200 tokens block", report: markedReport(200) },
  {
    when: "only the engine knows a policy",
    report: report({
      tenants: [tenant({ entries: [entry({ state: "blocked", findings: [toldFinding] })] })],
    }),
  },
  {
    when: "no declaration is found",
    report: report({ tenants: [tenant({ entries: [undeclared] })] }),
  },
  ...hostile,
];
