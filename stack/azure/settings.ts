import { z } from "zod";
import { expected, strict } from "../declaration/problems.ts";
import { textOf } from "./values.ts";
import { azureDevOpsFederation, federationsOf, gitHubFederation } from "./federation.ts";
import { names, resourceGroupName } from "./names.ts";
import { scheduledCheck } from "./scheduled-check-settings.ts";

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
  .refine(
    (given) => {
      const all = federationsOf(given).map(({ name }) => name);
      return new Set(all).size === all.length;
    },
    { error: "has the same subject twice; leave one out" },
  );

const tagMap =
  "a map from the names of tags (at most 512 characters, none of them < > % & \\ ? /) to texts";
const tagValue = "a tag's value, a text of at most 256 characters";
const tags = z
  .record(
    z.string().regex(/^[^<>%&\\?/]{1,512}$/),
    z.string(expected(tagValue)).max(256, expected(tagValue)),
    expected(tagMap),
  )
  .refine((each) => Object.keys(each).length <= 50, {
    error: "has more than 50 tags; a resource takes no more",
  });

/** `apple-ade:azure`: what is deployed beside the tokens, off until it is configured. */
export const azureSettings = strict(
  {
    location: textOf("an Azure region, like westeurope", /^[a-z][a-z0-9]+$/),
    /** An existing one; otherwise one is created. */
    resourceGroup: resourceGroupName.exactOptional(),
    /** On every resource that takes tags. */
    tags: tags.exactOptional(),
    /** Names in Azure; by default each has the stack's name in it. */
    names: names.exactOptional(),
    pipelineIdentity: pipelineIdentity.exactOptional(),
    scheduledCheck: scheduledCheck.exactOptional(),
  },
  "what is deployed in Azure: location, pipelineIdentity, scheduledCheck",
)
  .refine((azure) => azure.pipelineIdentity !== undefined || azure.scheduledCheck !== undefined, {
    error: "deploys nothing; write pipelineIdentity or scheduledCheck, or leave azure out",
  })
  .superRefine(({ resourceGroup, names: named = {}, scheduledCheck: check }, context) => {
    const existing = { resourceGroup, workspace: check?.workspaceId };
    for (const key of ["resourceGroup", "workspace"] as const)
      if (named[key] !== undefined && existing[key] !== undefined)
        context.addIssue({ code: "custom", path: ["names", key], message: notMade });
  });

const notMade = "names what is not made, as an existing one is used; leave it out";

export type AzureSettings = z.infer<typeof azureSettings>;
