import * as resources from "@pulumi/azure-native/resources/index.js";
import type { AzureOutputs } from "../azure-from-config.ts";
import { clouds } from "../graph/clouds.ts";
import { federationsOf } from "./federation.ts";
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
  const resourceGroupName = resourceGroup ?? new resources.ResourceGroup(name, { location }).name;
  const identity = new PipelineIdentity(name, {
    resourceGroupName,
    location,
    federations: federationsOf(pipelineIdentity ?? { github: [], azureDevOps: [] }),
    audience: audienceOf(graph),
    graph,
  });
  const { clientId, grantCommand } = identity;
  if (scheduledCheck === undefined) return { clientId, grantCommand };
  const { jobName } = new ScheduledCheck(name, {
    resourceGroupName,
    location,
    identity,
    settings: scheduledCheck,
    stack,
    config,
  });
  return { clientId, grantCommand, jobName };
}

/** Each national cloud has its own. */
function audienceOf(graph: string): string {
  const { usGov, usGovDoD, china } = clouds;
  if (graph === usGov.origin || graph === usGovDoD.origin) return "api://AzureADTokenExchangeUSGov";
  return graph === china.origin ? "api://AzureADTokenExchangeChina" : "api://AzureADTokenExchange";
}
