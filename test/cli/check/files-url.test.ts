import { describe, expect, test } from "vitest";
import { filesUrlOf } from "../../../cli/pipeline.ts";

const github = {
  GITHUB_SERVER_URL: "https://github.example",
  GITHUB_REPOSITORY: "contoso/ade",
  GITHUB_SHA: "abc123",
};

describe("the address of the repository's files", () => {
  test.for([
    { env: github, url: "https://github.example/contoso/ade/blob/abc123/" },
    {
      env: { CI_PROJECT_URL: "https://gitlab.example/contoso/ade", CI_COMMIT_SHA: "abc123" },
      url: "https://gitlab.example/contoso/ade/-/blob/abc123/",
    },
    { env: { ...github, GITHUB_SHA: "" }, url: undefined },
    { env: { ...github, GITHUB_SERVER_URL: "javascript:alert(1)//" }, url: undefined },
    { env: { BUILD_REPOSITORY_URI: "https://dev.azure.example/contoso/_git/ade" }, url: undefined },
    { env: {}, url: undefined },
  ])("is $url in $env", ({ env, url }) => {
    expect(filesUrlOf(env)).toBe(url);
  });
});
