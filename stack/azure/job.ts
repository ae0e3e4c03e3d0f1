import { gzipSync } from "node:zlib";
import type { JobArgs } from "@pulumi/azure-native/app/index.js";
import { type Output, RunError, secret } from "@pulumi/pulumi";
import type { Checked, Customers } from "./customers.ts";
import { jobVariables, stacksAtOnce } from "./job-contract.ts";
import type { PipelineIdentity } from "./pipeline-identity.ts";
import type { Place } from "./names.ts";
import type { ScheduledCheckSettings } from "./scheduled-check-settings.ts";

export interface ScheduledCheckArgs {
  readonly place: Place;
  readonly identity: PipelineIdentity;
  readonly settings: ScheduledCheckSettings;
  /** The stacks that are checked, each with its configuration, which becomes a secret of the job. */
  readonly checked: Checked;
}

/** What the job runs; the image has the same as its default. */
const command = ["node_modules/.bin/apple-ade", "scheduled"];

/** The job that checks once a day as that identity, from nothing but its environment. */
export function jobArgs(args: ScheduledCheckArgs, environmentId: Output<string>): JobArgs {
  const { place, identity, settings, checked } = args;
  const { secrets, env, resources } =
    settings.customers === undefined ? ownOf(args) : manyOf(args, settings.customers);
  const teams = teamsOf(args);
  return {
    ...place.within,
    jobName: place.names.job,
    environmentId,
    workloadProfileName: "Consumption",
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    configuration: {
      triggerType: "Schedule",
      scheduleTriggerConfig: {
        cronExpression: settings.schedule,
        parallelism: 1,
        replicaCompletionCount: 1,
      },
      replicaTimeout: timeoutOf(checked),
      // What failed is reported; the next day tries again.
      replicaRetryLimit: 0,
      secrets: [...secrets, ...teams.secrets],
      ...registriesOf(args),
    },
    template: {
      containers: [
        {
          name: "check",
          image: settings.image,
          command,
          env: [...env, ...teams.env],
          resources,
        },
      ],
    },
  };
}

/**
 * In seconds: the longest budgets of a read, and some minutes to start; each further stack has its
 * usual 180, of which several are checked at a time.
 */
export function timeoutOf(checked: Checked): number {
  return 5400 + (180 / stacksAtOnce) * (checked.length - 1);
}

/** This stack, signing in as the identity itself. */
function ownOf({ identity, checked: [own] }: ScheduledCheckArgs) {
  const { stack = "", config = {} } = own ?? {};
  const text = (clientId: string) => JSON.stringify({ ...config, "apple-ade:clientId": clientId });
  assertFits(
    JSON.stringify(config),
    `Pulumi.${stack}.yaml: apple-ade:azure.scheduledCheck: the rest of the configuration has`,
    "check the stack from a pipeline instead",
  );
  return {
    secrets: [{ name: "config", value: secret(identity.clientId.apply(text)) }],
    env: [
      { name: jobVariables.stack, value: stack },
      { name: jobVariables.config, secretRef: "config" },
    ],
    // Six processes, which took 0.7 GiB together for two tokens.
    resources: { cpu: 1, memory: "2Gi" },
  };
}

/** Customers, signing in as the application that trusts the identity. */
function manyOf({ identity, checked }: ScheduledCheckArgs, { applicationId }: Customers) {
  const configs = checked.map(({ stack, config }) => [
    stack,
    { ...config, "apple-ade:clientId": applicationId },
  ]);
  const text = gzipSync(JSON.stringify(Object.fromEntries(configs))).toString("base64");
  assertFits(
    text,
    "apple-ade:azure.scheduledCheck.customers: their packed configurations have",
    "give some of them a job of another stack",
  );
  return {
    secrets: [{ name: "stacks", value: secret(text) }],
    env: [
      { name: jobVariables.stacks, secretRef: "stacks" },
      { name: jobVariables.identity, value: identity.clientId },
    ],
    resources: { cpu: stacksAtOnce, memory: `${2 * stacksAtOnce}Gi` },
  };
}

/** Where a check that failed posts its card. */
function teamsOf({ settings: { alert } }: ScheduledCheckArgs) {
  if (alert.teamsWebhook === undefined) return { secrets: [], env: [] };
  return {
    secrets: [{ name: "teams-webhook", value: secret(alert.teamsWebhook) }],
    env: [{ name: jobVariables.teamsWebhook, secretRef: "teams-webhook" }],
  };
}

/** Linux takes no longer text for one variable of the environment; an id is still to come. */
const longest = 131_072 - 1024;

function assertFits(text: string, which: string, instead: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > longest)
    throw new RunError(`${which} ${bytes} bytes, more than a job takes (${longest}); ${instead}.`);
}

/** The registry's address is the image's: it differs between clouds, and between registries. */
function registriesOf({ settings: { registry, image }, identity }: ScheduledCheckArgs) {
  if (registry === undefined) return {};
  const [server = ""] = image.split("/");
  return { registries: [{ server, identity: identity.id }] };
}
