import * as app from "@pulumi/azure-native/app/index.js";
import * as authorization from "@pulumi/azure-native/authorization/index.js";
import * as monitor from "@pulumi/azure-native/monitor/index.js";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights/index.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
} from "@pulumi/pulumi";
import { Alerts } from "./alerts.ts";
import { jobArgs } from "./job.ts";
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
  readonly config: Readonly<Record<string, string>>;
}

/** A daily `apple-ade check --profile scheduled` without a pipeline, and alerts about it. */
export class ScheduledCheck extends ComponentResource {
  /** The name of the Container Apps job. */
  readonly jobName: Output<string>;
  /** The id by which the workspace of its log is queried. */
  readonly logs: Output<string>;

  constructor(name: string, args: ScheduledCheckArgs, opts?: ComponentResourceOptions) {
    super("apple-ade:azure:ScheduledCheck", name, {}, opts);
    const { resourceGroupName, location, stack, settings } = args;
    const workspace = new operationalinsights.Workspace(
      name,
      { resourceGroupName, location, sku: { name: "PerGB2018" }, retentionInDays: 30 },
      { parent: this },
    );
    const environment = environmentOf(name, args, this);
    const logging = loggingOf(name, { environment, workspace }, this);
    const pull = pullAssignment(name, args, this);
    const job = new app.Job(name, jobArgs(args, environment.id), {
      parent: this,
      dependsOn: [logging, ...pull],
    });
    // oxlint-disable-next-line no-new -- the engine records a resource; nothing refers to it
    new Alerts(
      name,
      { resourceGroupName, location, workspaceId: workspace.id, stack, receivers: settings.alert },
      { parent: this },
    );
    this.jobName = job.name;
    this.logs = workspace.customerId;
    this.registerOutputs({ jobName: this.jobName, logs: this.logs });
  }
}

function environmentOf(
  name: string,
  { resourceGroupName, location }: ScheduledCheckArgs,
  parent: ScheduledCheck,
): app.ManagedEnvironment {
  return new app.ManagedEnvironment(
    name,
    {
      resourceGroupName,
      location,
      // Without a profile it would be of the legacy type.
      // https://learn.microsoft.com/azure/container-apps/environment-type-consumption-only
      workloadProfiles: [{ name: "Consumption", workloadProfileType: "Consumption" }],
      // Through Azure Monitor no key of the workspace has to stand anywhere.
      appLogsConfiguration: { destination: "azure-monitor" },
    },
    { parent },
  );
}

interface Logged {
  readonly environment: app.ManagedEnvironment;
  readonly workspace: operationalinsights.Workspace;
}

function loggingOf(
  name: string,
  { environment, workspace }: Logged,
  parent: ScheduledCheck,
): monitor.DiagnosticSetting {
  return new monitor.DiagnosticSetting(
    name,
    {
      resourceUri: environment.id,
      workspaceId: workspace.id,
      logs: [
        { category: "ContainerAppConsoleLogs", enabled: true },
        { category: "ContainerAppSystemLogs", enabled: true },
      ],
    },
    { parent },
  );
}

/** `AcrPull`. */
const pullRole = "7f951dda-4ed3-4680-a7ca-43fe172d538d";

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
        // Said, so that Azure does not look for an identity that its directory may not have yet.
        principalType: "ServicePrincipal",
        roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${pullRole}`,
      },
      { parent },
    ),
  ];
}
