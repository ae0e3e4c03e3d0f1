import * as app from "@pulumi/azure-native/app/index.js";
import * as authorization from "@pulumi/azure-native/authorization/index.js";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights/index.js";
import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Alerts } from "./alerts.ts";
import { environmentOf, loggingOf } from "./environment.ts";
import { jobArgs, type ScheduledCheckArgs, timeoutOf } from "./job.ts";
import type { Place } from "./names.ts";

/** A daily `apple-ade check --profile scheduled` without a pipeline, and alerts about it. */
export class ScheduledCheck extends ComponentResource {
  /** The name of the Container Apps job. */
  readonly jobName: Output<string>;
  /** The id by which the log is queried, where the workspace is our own. */
  readonly logs: Output<string> | undefined;

  constructor(name: string, args: ScheduledCheckArgs, opts?: ComponentResourceOptions) {
    super("apple-ade:azure:ScheduledCheck", name, {}, opts);
    const { place, settings, checked } = args;
    const { id: workspaceId, customerId: logs } =
      settings.workspaceId === undefined
        ? workspaceOf(name, place, this)
        : { id: settings.workspaceId, customerId: undefined };
    const environment = environmentOf(name, place, settings.subnetId, this);
    const logging = loggingOf(name, environment, workspaceId, place, this);
    const job = new app.Job(name, jobArgs(args, environment.id), {
      parent: this,
      dependsOn: [logging, ...pullAssignment(name, args, this)],
    });
    alert(
      name,
      {
        place,
        workspaceId,
        receivers: settings.alert,
        stacks: checked.map(({ stack }) => stack),
        schedule: settings.schedule,
        timeoutSeconds: timeoutOf(checked),
        // What Azure does not say leaves no check out.
        since: job.systemData.apply((data) => data?.createdAt ?? "1970-01-01"),
      },
      { parent: this },
    );
    this.jobName = job.name;
    this.logs = logs;
    this.registerOutputs({ jobName: this.jobName, ...(logs && { logs }) });
  }
}

function alert(...args: ConstructorParameters<typeof Alerts>): Alerts {
  return new Alerts(...args);
}

function workspaceOf(
  name: string,
  { within, names }: Place,
  parent: ScheduledCheck,
): operationalinsights.Workspace {
  return new operationalinsights.Workspace(
    name,
    {
      ...within,
      workspaceName: names.workspace,
      sku: { name: "PerGB2018" },
      retentionInDays: 30,
      // Nothing that writes here needs a key: one that does not work cannot leak.
      features: { disableLocalAuth: true },
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
