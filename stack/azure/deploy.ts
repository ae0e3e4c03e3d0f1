import * as resources from "@pulumi/azure-native/resources/index.js";
import { output } from "@pulumi/pulumi";
import { cloudOf } from "../graph/clouds.ts";
import { checkedBy, type ProjectFiles, trustOf } from "./customers.ts";
import { federationsOf } from "./federation.ts";
import type { AzureOutputs } from "./outputs.ts";
import { PipelineIdentity } from "./pipeline-identity.ts";
import { namesOf, type Place } from "./names.ts";
import { ScheduledCheck } from "./scheduled-check.ts";
import type { AzureSettings } from "./settings.ts";

export interface Deployment {
  readonly settings: AzureSettings;
  readonly stack: string;
  readonly files: ProjectFiles;
  /** Origin of Microsoft Graph. */
  readonly graph: string;
  /** The stack's `apple-ade:` configuration, from full key to text. */
  readonly config: Readonly<Record<string, string>>;
}

/** Of everything in Pulumi's state, whatever it is called in Azure. */
const name = "apple-ade";

/** Deploys the parts that are configured, in one resource group. */
export function deploy({ settings, stack, files, graph, config }: Deployment): AzureOutputs {
  const place = placeOf(settings, stack);
  const cloud = cloudOf(graph);
  const { pipelineIdentity, scheduledCheck } = settings;
  const identity = new PipelineIdentity(name, {
    place,
    federations: federationsOf(pipelineIdentity ?? { github: [], azureDevOps: [] }),
    cloud,
  });
  const { clientId, principalId, grantCommand } = identity;
  const resourceGroup = output(place.within.resourceGroupName);
  const outputs = { resourceGroup, clientId, principalId, grantCommand };
  if (scheduledCheck === undefined) return outputs;
  const checked = checkedBy(scheduledCheck, { stack, config }, files);
  const { jobName, logs } = new ScheduledCheck(name, {
    place,
    identity,
    settings: scheduledCheck,
    checked,
  });
  return {
    ...outputs,
    jobName,
    ...(logs && { logs }),
    ...(scheduledCheck.customers && trustOf(scheduledCheck.customers, checked, identity, cloud)),
  };
}

function placeOf({ location, resourceGroup, tags, names }: AzureSettings, stack: string): Place {
  const named = namesOf(stack, names);
  const labels = tags && { tags };
  const group = () =>
    new resources.ResourceGroup(name, {
      location,
      resourceGroupName: named.resourceGroup,
      ...labels,
    }).name;
  return {
    names: named,
    within: { resourceGroupName: output(resourceGroup ?? group()), location, ...labels },
  };
}
