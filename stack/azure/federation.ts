import { z } from "zod";
import { expected, strict } from "../configuration-problems.ts";

/** Whose tokens an identity trusts: what Entra compares with the token that a pipeline shows. */
export interface Federation {
  /** Unique among those of the identity; letters, digits and hyphens. */
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
}

const subjects = ["branch", "environment", "pullRequest"] as const;
const which = "exactly one of branch, environment and pullRequest: true";

const repositoryForm = expected(
  "owner/repository; of a repository made or renamed since 15 July 2026 with the ids that GitHub puts into its tokens, owner@1/repository@2",
);

/** What of a GitHub repository may sign in. */
export const gitHubFederation = strict(
  {
    repository: z
      .string(repositoryForm)
      .regex(/^[\w.-]+(?:@\d+)?\/[\w.-]+(?:@\d+)?$/, repositoryForm),
    branch: z.string(expected("a branch's name")).min(1).exactOptional(),
    environment: z.string(expected("an environment's name")).min(1).exactOptional(),
    pullRequest: z.literal(true, expected("true")).exactOptional(),
  },
  "a repository and what of it may sign in",
).refine((each) => subjects.filter((key) => key in each).length === 1, {
  error: `names not ${which}`,
});

const issuerForm =
  "the issuer that the service connection shows: https://login.microsoftonline.com/… or https://vstoken.dev.azure.com/…";
const subjectForm = "the subject that the service connection shows: sc://… or /eid1/…";

/** A service connection of Azure DevOps, by what it shows under its workload identity federation. */
export const azureDevOpsFederation = strict(
  {
    issuer: z
      .string(expected(issuerForm))
      .regex(
        /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|vstoken\.dev\.azure\.com)\/\S+$/,
        expected(issuerForm),
      ),
    subject: z
      .string(expected(subjectForm))
      .regex(/^(?:sc:\/\/[^/]+\/[^/]+\/[^/]+|\/eid1\/\S+)$/, expected(subjectForm)),
  },
  "a service connection's issuer and subject",
);

interface Pipelines {
  readonly github: readonly z.infer<typeof gitHubFederation>[];
  readonly azureDevOps: readonly z.infer<typeof azureDevOpsFederation>[];
}

/** Every pipeline that may sign in, in the order of the configuration. */
export function federationsOf({ github, azureDevOps }: Pipelines): readonly Federation[] {
  return [
    ...github.map(({ repository, ...each }) => {
      const subject = gitHubSubject(each);
      return {
        name: nameOf(`github ${repository} ${subject}`),
        issuer: "https://token.actions.githubusercontent.com",
        subject: `repo:${repository}:${subject}`,
      };
    }),
    ...azureDevOps.map(({ issuer, subject }, index) => ({
      name: `azure-devops-${index + 1}`,
      issuer,
      subject,
    })),
  ];
}

/** As GitHub's tokens have it unless the organisation has changed their form. */
function gitHubSubject(each: { readonly branch?: string; readonly environment?: string }): string {
  if (each.branch !== undefined) return `ref:refs/heads/${each.branch}`;
  return each.environment === undefined ? "pull_request" : `environment:${each.environment}`;
}

function nameOf(text: string): string {
  return text.replaceAll(/[^a-zA-Z0-9]+/g, "-").slice(0, 90);
}
