import * as alertsmanagement from "@pulumi/azure-native/alertsmanagement/index.js";
import * as monitor from "@pulumi/azure-native/monitor/index.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  secret,
} from "@pulumi/pulumi";
import { failed, missing, type Watched } from "./alert-rules.ts";
import type { Place } from "./names.ts";
import {
  hasReceivers,
  type Receivers,
  type ScheduledCheckSettings,
} from "./scheduled-check-settings.ts";

export interface AlertsArgs extends Watched {
  readonly place: Place;
  /** The workspace that has the job's log. */
  readonly workspaceId: Input<string>;
  readonly receivers: ScheduledCheckSettings["alert"];
}

/** Somebody is told once of each scheduled check that has failed, and of each that has not run. */
export class Alerts extends ComponentResource {
  constructor(name: string, args: AlertsArgs, opts?: ComponentResourceOptions) {
    super("apple-ade:azure:Alerts", name, {}, opts);
    const { place, workspaceId, receivers } = args;
    const { names, within } = place;
    const actionGroups = groupsOf(name, place, receivers, this);
    const kinds = [
      { suffix: "failed", ruleName: names.failedRule, ...failed(args) },
      { suffix: "missing", ruleName: names.missingRule, ...missing(args) },
    ];
    const rules = kinds.map(
      ({ suffix, ...rule }) =>
        new monitor.ScheduledQueryRule(
          `${name}-${suffix}`,
          {
            ...within,
            ...rule,
            scopes: [workspaceId],
            enabled: true,
            // The job's table is made with its first line, which is later than the rule.
            skipQueryValidation: true,
            actions: { actionGroups },
          },
          { parent: this },
        ),
    );
    untold(name, place, workspaceId, rules, this);
    this.registerOutputs({});
  }
}

/**
 * An alert is "resolved" when its line leaves the window, whatever became of the token: nobody is
 * told that. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules
 */
function untold(
  name: string,
  { within, names }: Place,
  workspaceId: Input<string>,
  rules: readonly monitor.ScheduledQueryRule[],
  parent: Alerts,
) {
  const properties: alertsmanagement.AlertProcessingRuleByNameArgs["properties"] = {
    description:
      "An alert about an Apple ADE check ends by itself, which says nothing about a token.",
    enabled: true,
    scopes: [workspaceId],
    conditions: [
      { field: "MonitorCondition", operator: "Equals", values: ["Resolved"] },
      { field: "AlertRuleId", operator: "Equals", values: rules.map(({ id }) => id) },
    ],
    actions: [{ actionType: "RemoveAllActionGroups" }],
  };
  return new alertsmanagement.AlertProcessingRuleByName(
    `${name}-resolved`,
    {
      ...within,
      location: "Global",
      alertProcessingRuleName: names.resolvedRule,
      properties,
    },
    { parent },
  );
}

function groupsOf(
  name: string,
  { within, names }: Place,
  receivers: AlertsArgs["receivers"],
  parent: Alerts,
): Input<string>[] {
  const { actionGroupId } = receivers;
  const existing = actionGroupId === undefined ? [] : [actionGroupId];
  if (!hasReceivers(receivers)) return existing;
  const { id } = new monitor.ActionGroup(
    name,
    { ...within, location: "global", actionGroupName: names.actionGroup, ...groupOf(receivers) },
    { parent },
  );
  return [id, ...existing];
}

function groupOf({ emails, webhooks }: Receivers) {
  return {
    enabled: true,
    // At most 12 characters.
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
  } satisfies Partial<monitor.ActionGroupArgs>;
}
