import type { Invocation, Log, Notification, Run } from "sarif";
import { fingerprint } from "../../assess/fingerprint.ts";
import { type TenantView, type View, viewOf } from "../../view/view.ts";
import type { Format } from "../format.ts";
import { resultsOf, root } from "./results.ts";
import { configurationOf, message, sarifRules } from "./rules.ts";

/**
 * SARIF 2.1.0, as GitHub's code scanning takes it:
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const sarif: Format = {
  name: "sarif",
  render: (report) => `${JSON.stringify(logOf(viewOf(report)), null, 2)}\n`,
};

function logOf(view: View): Log {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(view)],
  };
}

function runOf(view: View): Run {
  const { versions } = view.report;
  return {
    tool: {
      driver: { name: "apple-ade", semanticVersion: versions.appleAde, rules: [...sarifRules] },
    },
    automationDetails: { id: categoryOf(view) },
    invocations: [invocationOf(view)],
    originalUriBaseIds: { [root]: { description: { text: "The repository's root." } } },
    columnKind: "utf16CodeUnits",
    results: [...resultsOf(view)],
  };
}

/**
 * The part before the last slash is the category: a later upload replaces only those of the same
 * stacks, and a look ahead never what is so today.
 */
function categoryOf({ tenants, asOf }: View): string {
  const stacks = [...new Set(tenants.map(({ stack }) => stack))].toSorted();
  const set = stacks.length === 1 ? stacks[0] : fingerprint(...stacks);
  return `apple-ade/${set}/${asOf === undefined ? "" : "as-of/"}`;
}

function invocationOf({ tenants, report: { policies, checkedAt } }: View): Invocation {
  const changed = policies.filter(
    ({ level, defaultLevel, changedConfig }) => level !== defaultLevel || changedConfig.length > 0,
  );
  return {
    executionSuccessful: tenants.every(({ isChecked }) => isChecked),
    endTimeUtc: checkedAt,
    ruleConfigurationOverrides: changed.map((effective) => ({
      descriptor: { id: effective.name },
      configuration: configurationOf(effective),
    })),
    toolExecutionNotifications: tenants.map(notificationOf),
  };
}

function notificationOf({ label, headline, isChecked, notChecked }: TenantView): Notification {
  const because = notChecked === undefined ? "" : ` (${notChecked})`;
  return {
    level: isChecked ? "note" : "error",
    message: message(`${label}: ${headline}${because}`),
  };
}
