import * as app from "@pulumi/azure-native/app/index.js";
import * as authorization from "@pulumi/azure-native/authorization/index.js";
import * as monitor from "@pulumi/azure-native/monitor/index.js";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights/index.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
  secret,
} from "@pulumi/pulumi";
import { Alerts } from "./alerts.ts";
import type { PipelineIdentity } from "./pipeline-identity.ts";
import type { ScheduledCheckSettings } from "./settings.ts";

export interface ScheduledCheckArgs {
  readonly resourceGroupName: Input<string>;
  readonly location: Input<string>;
  readonly identity: PipelineIdentity;
  readonly settings: ScheduledCheckSettings;
  /** The stack whose tokens are checked. */
  readonly stack: string;
  /** Its `apple-ade:` configuration, from full key to text; becomes a secret of the job. */
  readonly config: Input<Readonly<Record<string, string>>>;
}

/** What the job runs; the image has the same as its default. */
const command = ["node_modules/.bin/apple-ade", "scheduled"];

/** `AcrPull`. */
const pullRole = "7f951dda-4ed3-4680-a7ca-43fe172d538d";

/** A daily `apple-ade check --profile scheduled` without a pipeline, and alerts about it. */
export class ScheduledCheck extends ComponentResource {
  /** The name of the Container Apps job: `az containerapp job start -n NAME` runs it now. */
  readonly jobName: Output<string>;

  constructor(name: string, args: ScheduledCheckArgs, opts?: ComponentResourceOptions) {
    super("apple-ade:azure:ScheduledCheck", name, {}, opts);
    const { resourceGroupName, location, stack, settings } = args;
    const within = { parent: this };
    const workspace = new operationalinsights.Workspace(
      name,
      { resourceGroupName, location, sku: { name: "PerGB2018" }, retentionInDays: 30 },
      within,
    );
    const environment = new app.ManagedEnvironment(
      name,
      // Through Azure Monitor no key of the workspace has to stand anywhere.
      { resourceGroupName, location, appLogsConfiguration: { destination: "azure-monitor" } },
      within,
    );
    const logs = new monitor.DiagnosticSetting(
      name,
      {
        resourceUri: environment.id,
        workspaceId: workspace.id,
        logs: [
          { category: "ContainerAppConsoleLogs", enabled: true },
          { category: "ContainerAppSystemLogs", enabled: true },
        ],
      },
      within,
    );
    const pull = pullAssignment(name, args, this);
    const job = new app.Job(name, jobArgs(args, environment.id), {
      ...within,
      dependsOn: [logs, ...pull],
    });
    // oxlint-disable-next-line no-new -- the engine records a resource; nothing refers to it
    new Alerts(
      name,
      { resourceGroupName, location, workspaceId: workspace.id, stack, receivers: settings.alert },
      within,
    );
    this.jobName = job.name;
    this.registerOutputs({ jobName: this.jobName });
  }
}

function jobArgs(
  { resourceGroupName, location, identity, settings, stack, config }: ScheduledCheckArgs,
  environmentId: Output<string>,
): app.JobArgs {
  const { image, schedule, registry } = settings;
  return {
    resourceGroupName,
    location,
    environmentId,
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    configuration: {
      triggerType: "Schedule",
      scheduleTriggerConfig: {
        cronExpression: schedule,
        parallelism: 1,
        replicaCompletionCount: 1,
      },
      // The longest budgets of a read, and some minutes to start.
      replicaTimeout: 5400,
      // What failed is reported; the next day tries again.
      replicaRetryLimit: 0,
      secrets: [{ name: "config", value: secret(asJob(config, identity)) }],
      ...(registry !== undefined && {
        registries: [{ server: serverOf(registry), identity: identity.id }],
      }),
    },
    template: {
      containers: [
        {
          name: "check",
          image,
          command,
          env: [
            { name: "APPLE_ADE_STACK", value: stack },
            { name: "APPLE_ADE_CONFIG", secretRef: "config" },
          ],
          resources: { cpu: 0.5, memory: "1Gi" },
        },
      ],
    },
  };
}

/** The stack's configuration without what deploys this, signing in as the job's identity. */
function asJob(
  config: ScheduledCheckArgs["config"],
  { clientId }: PipelineIdentity,
): Output<string> {
  return output([config, clientId] as const).apply(([given, id]) => {
    const { "apple-ade:azure": _, ...others } = given;
    return JSON.stringify({ ...others, "apple-ade:clientId": id });
  });
}

/** The identity's right to pull the image, where that lies in a registry of one's own. */
function pullAssignment(
  name: string,
  { identity, settings: { registry } }: ScheduledCheckArgs,
  parent: ScheduledCheck,
): readonly authorization.RoleAssignment[] {
  if (registry === undefined) return [];
  const [, , subscription = ""] = registry.split("/");
  return [
    new authorization.RoleAssignment(
      name,
      {
        scope: registry,
        principalId: identity.principalId,
        principalType: "ServicePrincipal",
        roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${pullRole}`,
      },
      { parent },
    ),
  ];
}

function serverOf(registry: string): string {
  return `${registry.split("/").at(-1)?.toLowerCase() ?? ""}.azurecr.io`;
}
