import type { JobArgs } from "@pulumi/azure-native/app/index.js";
import { type Output, RunError, secret } from "@pulumi/pulumi";
import type { ScheduledCheckArgs } from "./scheduled-check.ts";

/** What the job runs; the image has the same as its default. */
const command = ["node_modules/.bin/apple-ade", "scheduled"];

/** The job that checks once a day as that identity, from nothing but its environment. */
export function jobArgs(args: ScheduledCheckArgs, environmentId: Output<string>): JobArgs {
  const { resourceGroupName, location, identity, settings, stack } = args;
  return {
    resourceGroupName,
    location,
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
      // The longest budgets of a read, and some minutes to start.
      replicaTimeout: 5400,
      // What failed is reported; the next day tries again.
      replicaRetryLimit: 0,
      secrets: [{ name: "config", value: configOf(args) }],
      ...registriesOf(args),
    },
    template: {
      containers: [
        {
          name: "check",
          image: settings.image,
          command,
          env: [
            { name: "APPLE_ADE_STACK", value: stack },
            { name: "APPLE_ADE_CONFIG", secretRef: "config" },
          ],
          // Six processes, which took 0.7 GiB together for two tokens.
          resources: { cpu: 1, memory: "2Gi" },
        },
      ],
    },
  };
}

/** Linux takes no longer text for one variable of the environment. */
const longestVariable = 131_072;

/** The stack's configuration without what deploys this, signing in as the job's identity. */
function configOf({ config, identity, stack }: ScheduledCheckArgs): Output<string> {
  const { "apple-ade:azure": _, ...others } = config;
  const bytes = Buffer.byteLength(JSON.stringify(others));
  if (bytes > longestVariable - 1024) {
    throw new RunError(
      `Pulumi.${stack}.yaml: apple-ade:azure.scheduledCheck: the rest of the configuration has ${bytes} bytes, more than a job takes (${longestVariable - 1024}); check the stack from a pipeline instead.`,
    );
  }
  return secret(
    identity.clientId.apply((id) => JSON.stringify({ ...others, "apple-ade:clientId": id })),
  );
}

/** The registry's address is the image's: it differs between clouds, and between registries. */
function registriesOf({ settings: { registry, image }, identity }: ScheduledCheckArgs) {
  if (registry === undefined) return {};
  const [server = ""] = image.split("/");
  return { registries: [{ server, identity: identity.id }] };
}
