import * as app from "@pulumi/azure-native/app/index.js";
import * as monitor from "@pulumi/azure-native/monitor/index.js";
import type { Input, Resource } from "@pulumi/pulumi";
import type { Place } from "./names.ts";

/** Where jobs run. In a subnet it has no address of its own that the internet knows. */
export function environmentOf(
  name: string,
  { within, names }: Place,
  subnetId: string | undefined,
  parent: Resource,
): app.ManagedEnvironment {
  const { environment, infrastructureResourceGroup } = names;
  return new app.ManagedEnvironment(
    name,
    {
      ...within,
      environmentName: environment,
      // Without a profile it would be of the legacy type.
      // https://learn.microsoft.com/azure/container-apps/environment-type-consumption-only
      workloadProfiles: [{ name: "Consumption", workloadProfileType: "Consumption" }],
      // Through Azure Monitor no key of the workspace has to stand anywhere.
      appLogsConfiguration: { destination: "azure-monitor" },
      ...(subnetId && {
        vnetConfiguration: { infrastructureSubnetId: subnetId, internal: true },
        ...(infrastructureResourceGroup && { infrastructureResourceGroup }),
      }),
    },
    { parent },
  );
}

/** Sends what is printed there, and what the service itself says of it, to a workspace. */
export function loggingOf(
  name: string,
  { id: resourceUri }: app.ManagedEnvironment,
  workspaceId: Input<string>,
  { names }: Place,
  parent: Resource,
): monitor.DiagnosticSetting {
  return new monitor.DiagnosticSetting(
    name,
    {
      resourceUri,
      workspaceId,
      name: names.diagnosticSetting,
      logs: [
        { category: "ContainerAppConsoleLogs", enabled: true },
        { category: "ContainerAppSystemLogs", enabled: true },
      ],
    },
    { parent },
  );
}
