import * as monitor from "@pulumi/azure-native/monitor/index.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  secret,
} from "@pulumi/pulumi";
import { endMark } from "./end-mark.ts";

export interface AlertsArgs {
  readonly resourceGroupName: Input<string>;
  readonly location: Input<string>;
  /** The workspace that has the job's log. */
  readonly workspaceId: Input<string>;
  readonly stack: string;
  readonly receivers: { readonly emails: readonly string[]; readonly webhooks: readonly string[] };
}

/** Somebody is told when a scheduled check has failed, and when none has run. */
export class Alerts extends ComponentResource {
  constructor(name: string, args: AlertsArgs, opts?: ComponentResourceOptions) {
    super("apple-ade:azure:Alerts", name, {}, opts);
    const { resourceGroupName, location, workspaceId, stack, receivers } = args;
    const { emails, webhooks } = receivers;
    const group = new monitor.ActionGroup(
      name,
      {
        resourceGroupName,
        location: "global",
        enabled: true,
        groupShortName: "apple-ade",
        emailReceivers: emails.map((emailAddress, index) => ({
          name: `email-${index + 1}`,
          emailAddress,
          useCommonAlertSchema: true,
        })),
        // Whoever knows the address can post there.
        webhookReceivers: webhooks.map((address, index) => ({
          name: `webhook-${index + 1}`,
          serviceUri: secret(address),
          useCommonAlertSchema: true,
        })),
      },
      { parent: this },
    );
    const rules = [failed(stack), missing(stack)];
    for (const { suffix, ...rule } of rules) {
      // oxlint-disable-next-line no-new -- the engine records a resource; nothing refers to it
      new monitor.ScheduledQueryRule(
        `${name}-${suffix}`,
        { resourceGroupName, location, ...rule, ...common(workspaceId, group.id) },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}

/** A workspace has no table before its first line; that must not end the query. */
const lines =
  "union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs";

function failed(stack: string) {
  const mark = endMark(stack);
  return {
    suffix: "failed",
    displayName: `Apple ADE check of ${stack}: something needs a person`,
    description: `The scheduled check found a violation (status 1) or could not run (status 2). Its report is in the log: ContainerAppConsoleLogs of this workspace.`,
    severity: 1,
    evaluationFrequency: "PT1H",
    // Wider than the frequency: a line may arrive some minutes after its own time.
    windowSize: "PT2H",
    criteria: one({
      query: `${lines} | where Log contains "${mark}" and Log !contains "${mark} 0"`,
      operator: "GreaterThan",
      threshold: 0,
    }),
  };
}

function missing(stack: string) {
  return {
    suffix: "missing",
    displayName: `Apple ADE check of ${stack}: it has not run`,
    description: `No scheduled check has ended within 26 hours. Container Apps job > Execution history shows why.`,
    severity: 1,
    evaluationFrequency: "PT6H",
    windowSize: "P2D",
    criteria: one({
      query: `${lines} | where TimeGenerated > ago(26h) and Log contains "${endMark(stack)}"`,
      operator: "LessThan",
      threshold: 1,
    }),
  };
}

interface Condition {
  readonly query: string;
  readonly operator: "GreaterThan" | "LessThan";
  readonly threshold: number;
}

function one(condition: Condition) {
  return {
    allOf: [
      {
        ...condition,
        timeAggregation: "Count",
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      },
    ],
  };
}

function common(workspaceId: Input<string>, group: Output<string>) {
  return {
    scopes: [workspaceId],
    enabled: true,
    // Its end is told as well, and what goes on is told once.
    autoMitigate: true,
    skipQueryValidation: true,
    actions: { actionGroups: [group] },
  };
}
