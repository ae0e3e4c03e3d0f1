import * as resources from "@pulumi/azure-native/resources/index.js";
import { output } from "@pulumi/pulumi";
import { entraCloudOf } from "./entra-cloud.ts";
import { federationsOf } from "./federation.ts";
import type { AzureOutputs } from "./outputs.ts";
import { PipelineIdentity } from "./pipeline-identity.ts";
import { ScheduledCheck } from "./scheduled-check.ts";
import type { AzureSettings } from "./settings.ts";

export interface Deployment {
  readonly settings: AzureSettings;
  readonly stack: string;
  /** Origin of Microsoft Graph. */
  readonly graph: string;
  /** The stack's `apple-ade:` configuration, from full key to text. */
  readonly config: Readonly<Record<string, string>>;
}

const name = "apple-ade";

/** Deploys the parts that are configured, in one resource group. */
export function deploy({ settings, stack, graph, config }: Deployment): AzureOutputs {
  const { location, resourceGroup, pipelineIdentity, scheduledCheck } = settings;
  const resourceGroupName = output(
    resourceGroup ?? new resources.ResourceGroup(name, { location }).name,
  );
  const within = { resourceGroupName, location };
  const identity = new PipelineIdentity(name, {
    ...within,
    federations: federationsOf(pipelineIdentity ?? { github: [], azureDevOps: [] }),
    cloud: entraCloudOf(graph),
  });
  const { clientId, principalId, grantCommand } = identity;
  const outputs = { resourceGroup: resourceGroupName, clientId, principalId, grantCommand };
  if (scheduledCheck === undefined) return outputs;
  const { jobName, logs } = new ScheduledCheck(name, {
    ...within,
    identity,
    settings: scheduledCheck,
    stack,
    config,
  });
  return { ...outputs, jobName, logs };
}
