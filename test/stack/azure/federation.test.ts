import { describe, expect, it, test } from "vitest";
import { federationsOf, type Pipelines } from "../../../stack/azure/federation.ts";

type GitHub = Pipelines["github"][number];

const repository = "contoso/ade";

const one = (github: GitHub) => federationsOf({ github: [github], azureDevOps: [] })[0];

describe("the subject of a pipeline of GitHub", () => {
  // https://docs.github.com/en/actions/reference/security/oidc
  test.for<readonly [string, GitHub, string]>([
    ["a branch", { repository, branch: "main" }, "repo:contoso/ade:ref:refs/heads/main"],
    [
      "a branch with a slash",
      { repository, branch: "release/1.0" },
      "repo:contoso/ade:ref:refs/heads/release/1.0",
    ],
    ["a pull request", { repository, pullRequest: true }, "repo:contoso/ade:pull_request"],
    [
      "an environment",
      { repository, environment: "ade-contoso" },
      "repo:contoso/ade:environment:ade-contoso",
    ],
    [
      "an environment with a colon, which GitHub encodes",
      { repository, environment: "Production:V1:eu" },
      "repo:contoso/ade:environment:Production%3AV1%3Aeu",
    ],
    [
      "a repository whose subject has ids",
      { repository: "contoso@123456/ade@456789", branch: "main" },
      "repo:contoso@123456/ade@456789:ref:refs/heads/main",
    ],
  ])("of %s", ([, github, subject]) => {
    expect(one(github)).toMatchObject({
      issuer: "https://token.actions.githubusercontent.com",
      subject,
    });
  });

  it("of GitHub Enterprise comes from its own issuer", () => {
    const issuer = "https://github.contoso.example/_services/token";
    expect(one({ repository, branch: "main", issuer })).toMatchObject({
      issuer,
      subject: "repo:contoso/ade:ref:refs/heads/main",
    });
  });
});

describe("the credential of a service connection of Azure DevOps", () => {
  test.for([
    {
      issuer: "https://vstoken.dev.azure.com/1d2e3f4a-0000-4000-8000-000000000001",
      subject: "sc://contoso/Endpoint team/ade-contoso",
      name: /^azure-devops-contoso-Endpoint-team-ade-contoso-[\da-f]{8}$/,
    },
    {
      issuer: "https://login.microsoftonline.com/3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10/v2.0",
      subject: "/eid1/c/pub/t/abc/a/def/sc/1d2e/3f4a",
      name: /^azure-devops-[\da-f]{8}$/,
    },
  ])("has what the connection shows: $subject", ({ issuer, subject, name }) => {
    const [federation] = federationsOf({ github: [], azureDevOps: [{ issuer, subject }] });
    expect(federation).toEqual({ issuer, subject, name: expect.stringMatching(name) });
  });
});

describe("the name of a credential", () => {
  const alike: readonly GitHub[] = [
    { repository, branch: "release/1" },
    { repository, branch: "release-1" },
    { repository, environment: "main" },
    { repository, branch: "main", issuer: "https://github.contoso.example/_services/token" },
    { repository, branch: "main" },
    { repository: "contoso-ade/x", branch: "y" },
    { repository: "contoso/ade-x", branch: "y" },
    { repository, branch: `${"long/".repeat(50)}a` },
    { repository, branch: `${"long/".repeat(50)}b` },
    { repository, environment: "Größe 🚀" },
  ];
  const names = federationsOf({ github: alike, azureDevOps: [] }).map(({ name }) => name);

  it("is of no other credential", () => {
    expect(new Set(names).size).toBe(alike.length);
  });

  // https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
  test.for(names)("is one that Azure takes: %s", (name) => {
    expect(name).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/);
  });

  it("stays when others come and go", () => {
    expect(alike.map((each) => one(each)?.name)).toEqual(names);
  });
});
