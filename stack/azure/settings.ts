import { z } from "zod";
import { expected, strict, unlabelled } from "../declaration/problems.ts";
import { azureDevOpsFederation, federationsOf, gitHubFederation } from "./federation.ts";

const pipelineIdentity = strict(
  {
    github: z
      .array(gitHubFederation, expected("a list of repositories with what may sign in"))
      .default([]),
    azureDevOps: z
      .array(azureDevOpsFederation, expected("a list of issuers with subjects"))
      .default([]),
  },
  "which pipelines may sign in: github, azureDevOps",
)
  .refine(({ github, azureDevOps }) => github.length + azureDevOps.length <= 20, {
    error: "has more than 20 subjects; an identity takes no more",
  })
  .refine((given) => new Set(federationsOf(given).map(({ name }) => name)).size === sizeOf(given), {
    error: "has the same subject twice; leave one out",
  });

function sizeOf({ github, azureDevOps }: Parameters<typeof federationsOf>[0]): number {
  return github.length + azureDevOps.length;
}

const onceADay = 'minute, hour and "* * *" in UTC, like "0 5 * * *": once a day';
const schedule = z
  .string(expected(onceADay))
  .regex(/^[0-5]?\d (?:1?\d|2[0-3]) \* \* \*$/, expected(onceADay));

const imageForm =
  "an image with its registry and its tag or digest, like registry.contoso.example/apple-ade:0.1.0";
const image = z
  .string(expected(imageForm))
  .regex(
    /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[a-z0-9._-]+)+(?::(?!latest$)[\w.-]+(?:@sha256:[\da-f]{64})?|@sha256:[\da-f]{64})$/,
    expected(imageForm),
  );

const registryForm =
  "the resource id of an Azure Container Registry: /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerRegistry/registries/NAME";
const registry = z
  .string(expected(registryForm))
  .regex(
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ContainerRegistry\/registries\/[a-z0-9]{5,50}$/i,
    expected(registryForm),
  );

// As many and as long as an action group takes.
const email = "an e-mail address of at most 64 characters";
const alert = strict(
  {
    emails: z
      .array(z.email(expected(email)).max(64, expected(email)), expected("e-mail addresses"))
      .max(1000, { error: "has more than 1000; an action group takes no more" })
      .default([]),
    // Whoever knows the address can post there: no message shows it.
    webhooks: z
      .array(
        z.url({ protocol: /^https$/, ...unlabelled("an https address") }),
        expected("a list of https addresses"),
      )
      .max(10, { error: "has more than 10; an action group takes no more" })
      .default([]),
  },
  "who is told: emails, webhooks",
).refine(({ emails, webhooks }) => emails.length + webhooks.length > 0, {
  error: "has no receiver; write at least one of emails and webhooks",
});

const scheduledCheck = strict(
  {
    image,
    schedule: schedule.default("0 5 * * *"),
    /** An Azure Container Registry that the identity is to pull from. */
    registry: registry.exactOptional(),
    alert,
  },
  "the daily check: image, alert",
).refine((each) => each.registry === undefined || holds(each.registry, each.image), {
  path: ["image"],
  error: "lies in another registry than the one that registry names; write both of the same",
});

/** A registry's address begins with its name; what may follow is not ours to know. */
function holds(id: string, of: string): boolean {
  const name = id.split("/").at(-1) ?? "";
  return new RegExp(`^${name}[.-]`, "i").test(of);
}

const location = "an Azure region, like westeurope";
const resourceGroup = "the name of a resource group";

/** `apple-ade:azure`: what is deployed beside the tokens, off until it is configured. */
export const azureSettings = strict(
  {
    location: z.string(expected(location)).regex(/^[a-z][a-z0-9]+$/, expected(location)),
    /** An existing one; otherwise one is created. */
    resourceGroup: z
      .string(expected(resourceGroup))
      .regex(/^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u, expected(resourceGroup))
      .exactOptional(),
    pipelineIdentity: pipelineIdentity.exactOptional(),
    scheduledCheck: scheduledCheck.exactOptional(),
  },
  "what is deployed in Azure: location, pipelineIdentity, scheduledCheck",
).refine((azure) => azure.pipelineIdentity !== undefined || azure.scheduledCheck !== undefined, {
  error: "deploys nothing; write pipelineIdentity or scheduledCheck, or leave azure out",
});

export type AzureSettings = z.infer<typeof azureSettings>;
export type ScheduledCheckSettings = z.infer<typeof scheduledCheck>;
