import { createHash } from "node:crypto";
import { z } from "zod";
import { expected, strict } from "../declaration/problems.ts";
import { textOf } from "./values.ts";

/** Whose tokens an identity trusts: what Entra compares, exactly, with the token of a pipeline. */
export interface Federation {
  /** Unique among those of the identity, and the same as long as issuer and subject are. */
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
}

const subjects = ["branch", "environment", "pullRequest"] as const;
const which = "exactly one of branch, environment and pullRequest: true";
const issuerOfGitHub = "the https address that issues the pipeline's tokens";

/** What of a GitHub repository may sign in. */
export const gitHubFederation = strict(
  {
    // https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
    repository: textOf(
      "owner/repository, or owner@ID/repository@ID where the repository's subject has ids",
      /^[\w.-]+(?:\/[\w.-]+|@\d+\/[\w.-]+@\d+)$/,
    ),
    branch: textOf(
      "a branch's name, like main: without refs/heads/, and no pattern",
      /^(?!refs\/)[^\s~^:?*[\\]+$/,
    ).exactOptional(),
    environment: textOf("an environment's name, and no pattern", /^[^*]+$/).exactOptional(),
    pullRequest: z.literal(true, expected("true")).exactOptional(),
    /** Of GitHub Enterprise, where it is not GitHub.com's. */
    issuer: z.url({ protocol: /^https$/, ...expected(issuerOfGitHub) }).exactOptional(),
  },
  "a repository and what of it may sign in",
).refine((each) => subjects.filter((key) => key in each).length === 1, {
  error: `must have ${which}`,
});

/** A service connection of Azure DevOps, by what it shows under its workload identity federation. */
export const azureDevOpsFederation = strict(
  {
    issuer: textOf(
      "the issuer that the service connection shows: https://login.microsoftonline.com/… or https://vstoken.dev.azure.com/…",
      /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|vstoken\.dev\.azure\.com)\/\S+$/,
    ),
    subject: textOf(
      "the subject that the service connection shows: /eid1/… or sc://…",
      /^(?:sc:\/\/[^/]+\/[^/]+\/[^/]+|\/eid1\/\S+)$/,
    ),
  },
  "a service connection's issuer and subject",
);

export interface Pipelines {
  readonly github: readonly z.infer<typeof gitHubFederation>[];
  readonly azureDevOps: readonly z.infer<typeof azureDevOpsFederation>[];
}

/** Every pipeline that may sign in, in the order of the configuration. */
export function federationsOf({ github, azureDevOps }: Pipelines): readonly Federation[] {
  return [
    ...github.map(({ repository, issuer, ...each }) => {
      const what = gitHubSubject(each);
      return named(`github ${repository} ${what}`, {
        issuer: issuer ?? "https://token.actions.githubusercontent.com",
        subject: `repo:${repository}:${what}`,
      });
    }),
    ...azureDevOps.map(({ issuer, subject }) =>
      // Only the older form of a subject names what it is about.
      named(`azure-devops${subject.startsWith("sc:") ? subject.slice(4) : ""}`, {
        issuer,
        subject,
      }),
    ),
  ];
}

/** As GitHub's tokens have it unless the organisation has changed their form. */
function gitHubSubject(each: { readonly branch?: string; readonly environment?: string }): string {
  if (each.branch !== undefined) return `ref:refs/heads/${each.branch}`;
  return each.environment === undefined
    ? "pull_request"
    : `environment:${each.environment.replaceAll(":", "%3A")}`;
}

/** Readable, and as long as Azure allows: 120 letters, digits and hyphens. */
function named(text: string, { issuer, subject }: Omit<Federation, "name">): Federation {
  const readable = text.replaceAll(/[^a-zA-Z0-9]+/g, "-").slice(0, 100);
  const digest = createHash("sha256").update(`${issuer} ${subject}`).digest("hex").slice(0, 8);
  return { name: `${readable}-${digest}`, issuer, subject };
}
