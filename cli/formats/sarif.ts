import { createHash } from "node:crypto";
import type { Invocation, Log, Notification, Run } from "sarif";
import { headline } from "../report/headline.ts";
import type { Report, Tenant } from "../report/report.ts";
import type { Format } from "./format.ts";
import { message } from "./sarif-message.ts";
import { resultsOf, root } from "./sarif-results.ts";
import { configurationOf, sarifRules } from "./sarif-rules.ts";

/**
 * SARIF 2.1.0, as GitHub's code scanning takes it:
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const sarif: Format = {
  name: "sarif",
  render: (report) => `${JSON.stringify(logOf(report), null, 2)}\n`,
};

function logOf(report: Report): Log {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(report)],
  };
}

function runOf(report: Report): Run {
  const { versions } = report;
  return {
    tool: {
      driver: { name: "apple-ade", semanticVersion: versions.appleAde, rules: [...sarifRules] },
    },
    automationDetails: { id: categoryOf(report) },
    invocations: [invocationOf(report)],
    originalUriBaseIds: { [root]: { description: { text: "The repository's root." } } },
    columnKind: "utf16CodeUnits",
    results: [...resultsOf(report)],
  };
}

/**
 * The part before the last slash is the category: a later upload replaces only those of the same
 * stacks, and a look ahead never what is so today.
 */
function categoryOf({ tenants, asOf }: Report): string {
  const stacks = [...new Set(tenants.map(({ stack }) => stack))].toSorted();
  const digest = createHash("sha256").update(JSON.stringify(stacks)).digest("hex").slice(0, 16);
  const set = stacks.length === 1 ? stacks[0] : digest;
  return `apple-ade/${set}/${asOf === undefined ? "" : "as-of/"}`;
}

function invocationOf({ tenants, policies, checkedAt }: Report): Invocation {
  const changed = policies.filter(
    ({ level, defaultLevel, changedConfig }) => level !== defaultLevel || changedConfig.length > 0,
  );
  return {
    executionSuccessful: tenants.every(({ outcome }) => outcome !== "not-checked"),
    endTimeUtc: checkedAt,
    ruleConfigurationOverrides: changed.map((effective) => ({
      descriptor: { id: effective.name },
      configuration: configurationOf(effective),
    })),
    toolExecutionNotifications: tenants.map(notificationOf),
  };
}

function notificationOf(tenant: Tenant): Notification {
  const { label, outcome, notChecked: reason } = tenant;
  const because = reason === undefined ? "" : ` (${reason})`;
  return {
    level: outcome === "not-checked" ? "error" : "note",
    message: message(`${label}: ${headline(tenant)}${because}`),
  };
}
