import { z } from "zod";
import { expected, strict, structure } from "../configuration-problems.ts";
import { azureDevOpsFederation, gitHubFederation } from "./federation.ts";

const text = (what: string) => z.string(expected(what)).min(1, expected(what));

const pipelineIdentity = strict(
  {
    github: z
      .array(gitHubFederation, structure("a list of repositories with what may sign in"))
      .default([]),
    azureDevOps: z
      .array(azureDevOpsFederation, structure("a list of issuers with subjects"))
      .default([]),
  },
  "which pipelines may sign in",
).refine(({ github, azureDevOps }) => github.length + azureDevOps.length <= 20, {
  error: "has more than 20 subjects; an identity takes no more",
});

const onceADay = 'minute, hour and "* * *" in UTC, like "0 5 * * *": once a day';
const schedule = z
  .string(expected(onceADay))
  .regex(/^(?:[0-5]?\d) (?:1?\d|2[0-3]) \* \* \*$/, expected(onceADay));

const imageForm = "an image with its tag or digest, like registry.contoso.example/apple-ade:0.1.0";
const image = z
  .string(expected(imageForm))
  .regex(
    /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::(?!latest$)[\w.-]+|@sha256:[\da-f]{64})$/,
    expected(imageForm),
  );

const registryForm =
  "the resource id of an Azure Container Registry: /subscriptions/…/providers/Microsoft.ContainerRegistry/registries/NAME";
const registry = z
  .string(expected(registryForm))
  .regex(
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ContainerRegistry\/registries\/[a-zA-Z0-9]{5,50}$/,
    expected(registryForm),
  );

const alert = strict(
  {
    emails: z
      .array(z.email(expected("an e-mail address")), structure("a list of e-mail addresses"))
      .default([]),
    webhooks: z
      .array(
        z.url({ protocol: /^https$/, ...expected("an https address") }),
        structure("a list of https addresses"),
      )
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
  "the daily check",
);

/** `apple-ade:azure`: what is deployed beside the tokens, off until it is configured. */
export const azureSettings = strict(
  {
    location: text("an Azure region, like westeurope"),
    /** An existing one; otherwise one is created. */
    resourceGroup: text("the name of a resource group").exactOptional(),
    pipelineIdentity: pipelineIdentity.exactOptional(),
    scheduledCheck: scheduledCheck.exactOptional(),
  },
  "what is deployed in Azure",
).refine((azure) => azure.pipelineIdentity !== undefined || azure.scheduledCheck !== undefined, {
  error: "deploys nothing; write pipelineIdentity or scheduledCheck, or leave azure out",
});

export type AzureSettings = z.infer<typeof azureSettings>;
export type ScheduledCheckSettings = z.infer<typeof scheduledCheck>;
