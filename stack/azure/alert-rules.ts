import type { ScheduledQueryRuleArgs } from "@pulumi/azure-native/monitor/index.js";
import { endMark } from "./end-mark.ts";

/** What differs between rules. The SDK drops a misspelt property without a word; this does not. */
type Rule = Partial<ScheduledQueryRuleArgs> & { readonly suffix: string };

/**
 * The console's lines. A fuzzy union needs one table that exists, and the job's is absent before
 * its first line and after a month without one; a query that fails for a week is switched off.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-log
 */
const lines =
  "union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs";

/** Hourly, which is the lowest price of a rule. */
const evaluationFrequency = "PT1H";

/** A check has ended with something to do. Told once for each check, and never taken back. */
export function failed(stack: string) {
  const mark = endMark(stack);
  return {
    suffix: "failed",
    displayName: `Apple ADE check of ${stack}: something needs a person`,
    description: `The daily check of ${stack} found a violation (status 1) or could not run (status 2). Its report says what to do: Log Analytics workspace > Logs > ContainerAppConsoleLogs | sort by TimeGenerated asc | project Log`,
    severity: 1,
    evaluationFrequency,
    // A line may arrive hours after its own time. Seen by several evaluations, it is told by one.
    windowSize: "PT6H",
    muteActionsDuration: "PT12H",
    // Azure would call it resolved as soon as the line leaves the window.
    autoMitigate: false,
    criteria: anyRow(`${lines} | where Log contains "${mark}" and Log !contains "${mark} 0"`),
  } satisfies Rule;
}

/** No check has ended for longer than a day and the longest run. Resolved by the next one. */
export function missing(stack: string) {
  return {
    suffix: "missing",
    displayName: `Apple ADE check of ${stack}: it has not run`,
    description: `No daily check of ${stack} has ended within 26 hours. Container Apps job > Execution history says whether it started; ContainerAppSystemLogs in the workspace says what became of it.`,
    severity: 1,
    evaluationFrequency,
    windowSize: "P2D",
    autoMitigate: true,
    // One row or none: what a rule makes of a count of no rows is not documented.
    criteria: anyRow(
      `${lines} | where TimeGenerated > ago(26h) and Log contains "${endMark(stack)}" | summarize Ended = count() | where Ended == 0`,
    ),
  } satisfies Rule;
}

function anyRow(query: string) {
  return {
    allOf: [
      {
        query,
        timeAggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      },
    ],
  };
}
