import { describe, expect, it, test } from "vitest";
import { type Configuration, mistakes } from "../declarations.ts";
import { branches, github, pipelines, repository } from "./configurations.ts";

type Mistake = readonly [what: string, configuration: Configuration, said: string];

describe("a mistake in pipelineIdentity", () => {
  const first = "azure.pipelineIdentity.github[0]";
  const devOps = "azure.pipelineIdentity.azureDevOps[0]";
  const oneOf = `${first}: must have exactly one of branch, environment and pullRequest: true`;
  const branch = "write a branch's name, like main: without refs/heads/, and no pattern";
  const named =
    "write owner/repository, or owner@ID/repository@ID where the repository's subject has ids";

  test.for<Mistake>([
    ["no subject", github({ repository }), oneOf],
    ["two subjects", github({ repository, branch: "main", pullRequest: true }), oneOf],
    [
      "pull requests switched off",
      github({ repository, pullRequest: false }),
      `${first}.pullRequest: is false; write true`,
    ],
    [
      "an address",
      github({ repository: "https://github.com/contoso/ade", branch: "main" }),
      `${first}.repository: is "https://github.com/contoso/ade"; ${named}`,
    ],
    [
      "one id of two",
      github({ repository: "contoso@1/ade", branch: "main" }),
      `${first}.repository: is "contoso@1/ade"; ${named}`,
    ],
    [
      "a ref",
      github({ repository, branch: "refs/heads/main" }),
      `${first}.branch: is "refs/heads/main"; ${branch}`,
    ],
    [
      "a pattern",
      github({ repository, branch: "release/*" }),
      `${first}.branch: is "release/*"; ${branch}`,
    ],
    [
      "a pattern of environments",
      github({ repository, environment: "ade-*" }),
      `${first}.environment: is "ade-*"; write an environment's name, and no pattern`,
    ],
    [
      "no name",
      github({ repository, environment: "" }),
      `${first}.environment: is ""; write an environment's name, and no pattern`,
    ],
    [
      "an issuer without TLS",
      github({ repository, branch: "main", issuer: "http://github.contoso.example" }),
      `${first}.issuer: is "http://github.contoso.example"; write the https address that issues the pipeline's tokens`,
    ],
    [
      "text for a list",
      pipelines({ github: repository }),
      "azure.pipelineIdentity.github: is text; write a list of repositories with what may sign in",
    ],
    [
      "one subject twice",
      github(...branches(2), ...branches(1)),
      "azure.pipelineIdentity: has the same subject twice; leave one out",
    ],
    [
      "more subjects than an identity takes",
      github(...branches(21)),
      "azure.pipelineIdentity: has more than 20 subjects; an identity takes no more",
    ],
    [
      "a service connection's name",
      pipelines({
        azureDevOps: [{ issuer: "https://vstoken.dev.azure.com/1", subject: "ade-contoso" }],
      }),
      `${devOps}.subject: is "ade-contoso"; write the subject that the service connection shows: /eid1/… or sc://…`,
    ],
    [
      "somebody else's issuer",
      pipelines({ azureDevOps: [{ issuer: "https://gitlab.com", subject: "/eid1/a" }] }),
      `${devOps}.issuer: is "https://gitlab.com"; write the issuer that the service connection shows: https://login.microsoftonline.com/… or https://vstoken.dev.azure.com/…`,
    ],
  ])("is %s", ([, configuration, message]) => {
    expect(mistakes(configuration)).toEqual([message]);
  });

  it("is a subject of a kind that is not known, with those that are", () => {
    expect(mistakes(github({ repository, tag: "v1" }))).toEqual([
      `${first}.tag: unknown key; allowed: repository, branch, environment, pullRequest, issuer`,
      oneOf,
    ]);
  });
});
