import { describe, expect, it } from "vitest";
import { isReview } from "../../../cli/pipeline.ts";

describe("whether the reader reviews a change", () => {
  it.for([
    { when: "nothing says so", env: {}, is: false },
    {
      when: "GitHub runs for a pull request",
      env: { GITHUB_EVENT_NAME: "pull_request" },
      is: true,
    },
    {
      when: "GitHub runs for a fork's pull request",
      env: { GITHUB_EVENT_NAME: "pull_request_target" },
      is: true,
    },
    { when: "GitHub runs for a merge queue", env: { GITHUB_EVENT_NAME: "merge_group" }, is: true },
    { when: "GitHub runs on a schedule", env: { GITHUB_EVENT_NAME: "schedule" }, is: false },
    { when: "Azure runs for a pull request", env: { BUILD_REASON: "PullRequest" }, is: true },
    { when: "Azure runs on a schedule", env: { BUILD_REASON: "Schedule" }, is: false },
    { when: "GitLab runs for a merge request", env: { CI_MERGE_REQUEST_IID: "7" }, is: true },
    { when: "GitLab runs for a branch", env: { CI_MERGE_REQUEST_IID: "" }, is: false },
  ])("is $is when $when", ({ env, is }) => {
    expect(isReview(undefined, env)).toBe(is);
    expect(isReview(true, env)).toBe(true);
    expect(isReview(false, env)).toBe(false);
  });
});
