import * as monitor from "@pulumi/azure-native/monitor/index.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  secret,
} from "@pulumi/pulumi";
import { failed, missing } from "./alert-rules.ts";

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
    const { id: group } = new monitor.ActionGroup(
      name,
      { resourceGroupName, location: "global", ...groupOf(receivers) },
      { parent: this },
    );
    for (const { suffix, ...rule } of [failed(stack), missing(stack)]) {
      // oxlint-disable-next-line no-new -- the engine records a resource; nothing refers to it
      new monitor.ScheduledQueryRule(
        `${name}-${suffix}`,
        { resourceGroupName, location, ...rule, ...common(workspaceId, group) },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}

function groupOf({ emails, webhooks }: AlertsArgs["receivers"]) {
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

function common(workspaceId: Input<string>, group: Output<string>) {
  return {
    scopes: [workspaceId],
    enabled: true,
    // The job's table is made with its first line, which is later than the rule.
    skipQueryValidation: true,
    actions: { actionGroups: [group] },
  } satisfies Partial<monitor.ScheduledQueryRuleArgs>;
}
