import { z } from "zod";
import { expected, strict, unlabelled } from "../declaration/problems.ts";
import { guid, listOf } from "../declaration/values.ts";
import { publishedImage } from "./published-image.ts";
import { resourceId, textOf } from "./values.ts";

const schedule = textOf(
  'minute, hour and "* * *" in UTC, like "0 5 * * *": once a day',
  /^[0-5]?\d (?:1?\d|2[0-3]) \* \* \*$/,
);

const image = textOf(
  "an image with its registry and its tag or digest, like registry.contoso.example/apple-ade:0.1.0",
  /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[a-z0-9._-]+)+(?::(?!latest$)[\w.-]+(?:@sha256:[\da-f]{64})?|@sha256:[\da-f]{64})$/,
);

/** Optional where an image was published with this version. */
export function imageSetting(published: string | undefined) {
  return published === undefined ? image : image.default(published);
}

// Whoever knows the address can post there: no message shows it.
const webhook = z.url({ protocol: /^https$/, ...unlabelled("an https address") });

// As many and as long as an action group takes.
const email = "an e-mail address of at most 64 characters";
const alert = strict(
  {
    emails: z
      .array(z.email(expected(email)).max(64, expected(email)), expected("e-mail addresses"))
      .max(1000, { error: "has more than 1000; an action group takes no more" })
      .default([]),
    webhooks: z
      .array(webhook, expected("a list of https addresses"))
      .max(10, { error: "has more than 10; an action group takes no more" })
      .default([]),
    /** An existing one, besides or instead of one of our own. */
    actionGroupId: resourceId("an action group", "Microsoft.Insights/actionGroups").exactOptional(),
    /** Where the check itself posts its card for Teams. */
    teamsWebhook: webhook.exactOptional(),
  },
  "who is told: emails, webhooks, actionGroupId, teamsWebhook",
).superRefine((each, context) => {
  if (hasReceivers(each) || each.actionGroupId !== undefined) return;
  const isAlone = each.teamsWebhook !== undefined;
  const why = isAlone
    ? "is not enough, as a check that does not run posts no card"
    : "has no receiver";
  context.addIssue({
    code: "custom",
    path: isAlone ? ["teamsWebhook"] : [],
    message: `${why}; write at least one of emails, webhooks and actionGroupId`,
  });
});

/** Who is told by an action group of our own. */
export interface Receivers {
  readonly emails: readonly string[];
  readonly webhooks: readonly string[];
}

export function hasReceivers({ emails, webhooks }: Receivers): boolean {
  return emails.length + webhooks.length > 0;
}

const stacksForm = "the names of the stacks that are checked, each with its file beside this one";
const customers = strict(
  {
    /** Of the multi-tenant application that trusts the identity. */
    applicationId: guid("the multi-tenant application's id"),
    stacks: listOf(textOf(stacksForm, /^[\w.-]{1,100}$/), stacksForm)
      .min(1, expected(stacksForm))
      .refine((each) => new Set(each).size === each.length, {
        error: "has a stack twice; leave one out",
      }),
  },
  "other tenants that are checked: applicationId, stacks",
);

export const scheduledCheck = strict(
  {
    image: imageSetting(publishedImage()),
    schedule: schedule.default("0 5 * * *"),
    /** An Azure Container Registry that the identity is to pull from. */
    registry: resourceId(
      "an Azure Container Registry",
      "Microsoft.ContainerRegistry/registries",
    ).exactOptional(),
    /** An existing Log Analytics workspace; otherwise one is made. */
    workspaceId: resourceId(
      "a Log Analytics workspace",
      "Microsoft.OperationalInsights/workspaces",
    ).exactOptional(),
    /** Where the job runs; otherwise in a network of Azure's own. */
    subnetId: resourceId("a subnet", "Microsoft.Network/virtualNetworks/subnets").exactOptional(),
    /** The tenants of other stacks, instead of this one's. */
    customers: customers.exactOptional(),
    alert,
  },
  "the daily check: image, alert",
).refine((each) => each.registry === undefined || holds(each.registry, each.image), {
  path: ["image"],
  error: "lies in another registry than the one that registry names; write both of the same",
});

/** A registry's address begins with its name; what may follow is not ours to know. */
function holds(id: string, of: string): boolean {
  const name = id.slice(id.lastIndexOf("/") + 1);
  return new RegExp(`^${name}[.-]`, "i").test(of);
}

export type ScheduledCheckSettings = z.infer<typeof scheduledCheck>;
