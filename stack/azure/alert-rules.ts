import type { ScheduledQueryRuleArgs } from "@pulumi/azure-native/monitor/index.js";
import { type Input, interpolate } from "@pulumi/pulumi";
import { endMarkStart, inEndMark } from "./job-contract.ts";

/** What is watched. */
export interface Watched {
  readonly stacks: readonly string[];
  /** When a check begins, as `minute hour * * *` in UTC. */
  readonly schedule: string;
  /** As long may it run. */
  readonly timeoutSeconds: number;
  /** When the job was made, in ISO 8601: before it, no check is missed. */
  readonly since: Input<string>;
}

/** What differs between rules. The SDK drops a misspelt property without a word; this does not. */
type Rule = Partial<ScheduledQueryRuleArgs>;

/**
 * The end marks in the console's lines. A fuzzy union needs one table that exists, and the job's is
 * absent before its first line and after a month without one; a query that fails for a week is
 * switched off. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-log
 */
const marks = `union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs
| where Log startswith "${endMarkStart}"
| extend Stack = extract("${inEndMark.stack}", 1, Log)`;

/** A check has ended with something to do. */
export function failed({ stacks }: Watched): Rule {
  return {
    displayName: `Apple ADE check of ${nameOf(stacks)}: something needs a person`,
    description: `A daily check found a violation (status 1) or could not run (status 2). The dimensions name the tokens and their owners. The report says what to do: Log Analytics workspace > Logs > ContainerAppConsoleLogs | sort by TimeGenerated asc | project Log`,
    ...told(
      `${marks}, Status = extract("${inEndMark.status}", 1, Log), Facts = parse_json(extract("${inEndMark.facts}", 1, Log))
| where Stack in (${quoted(stacks)}) and Status != "0"
| project Stack, Ended = format_datetime(TimeGenerated, "yyyy-MM-dd HH:mm:ss"), Status, Tokens = ${shown("Facts.tokens")}, Owners = ${shown("Facts.owners")}`,
      ["Stack", "Ended", "Status", "Tokens", "Owners"],
    ),
  };
}

/** A check that was due has not ended in time. */
export function missing({ stacks, schedule, timeoutSeconds, since }: Watched): Rule {
  const [minute, hour] = schedule.split(" ");
  const time = `${Number(hour) * 60 + Number(minute)}m`;
  const grace = graceMinutes(timeoutSeconds);
  return {
    displayName: `Apple ADE check of ${nameOf(stacks)}: it has not run`,
    description: `A daily check had not ended ${grace} minutes after it was due. Container Apps job > Execution history says whether it started; ContainerAppSystemLogs in the workspace says what became of it.`,
    ...told(
      interpolate`datatable(Stack: string)[${quoted(stacks)}]
| extend Due = range(bin(ago(44h) - ${time}, 1d) + ${time} + 1d, ago(${grace}m), 1d)
| mv-expand Due to typeof(datetime)
| where Due > datetime(${since})
| join kind=leftanti (${marks}, Due = bin(TimeGenerated - ${time}, 1d) + ${time}) on Stack, Due
| project Stack, Due = format_datetime(Due, "yyyy-MM-dd HH:mm")`,
      ["Stack", "Due"],
    ),
  };
}

/** After a check was due: the longest that it may run, and the time that its log may take. */
export function graceMinutes(timeoutSeconds: number): number {
  return Math.ceil(timeoutSeconds / 60) + 90;
}

/**
 * Each row is an alert of its own, because its dimensions are its own, and fires once while it lies
 * in the window: two days, the longest, so that a late line is still told.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview#stateful-alerts
 */
function told(query: Input<string>, dimensions: readonly string[]) {
  return {
    severity: 1,
    // The lowest price of a rule.
    evaluationFrequency: "PT1H",
    windowSize: "P2D",
    autoMitigate: true,
    criteria: {
      allOf: [
        {
          query,
          timeAggregation: "Count",
          operator: "GreaterThan",
          threshold: 0,
          dimensions: dimensions.map((name) => ({ name, operator: "Include", values: ["*"] })),
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
        },
      ],
    },
  } satisfies Rule;
}

/** What Azure does with an empty dimension is not documented. */
function shown(fact: string): string {
  return `iff(isempty(tostring(${fact})), "see the log", tostring(${fact}))`;
}

function quoted(stacks: readonly string[]): string {
  return stacks.map((each) => `"${each}"`).join(", ");
}

function nameOf(stacks: readonly string[]): string {
  return stacks.length > 1 ? `${stacks.length} tenants` : stacks.join("");
}
