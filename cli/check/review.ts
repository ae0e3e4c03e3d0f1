/**
 * Whether the reader of the reports reviews a change: as the caller says, else as the pipeline does.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * https://learn.microsoft.com/azure/devops/pipelines/build/variables
 * https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function isReview(option: boolean | undefined, env: NodeJS.ProcessEnv): boolean {
  return (
    option ??
    (gitHubReviews.has(env["GITHUB_EVENT_NAME"] ?? "") ||
      env["BUILD_REASON"] === "PullRequest" ||
      (env["CI_MERGE_REQUEST_IID"] ?? "") !== "")
  );
}

const gitHubReviews: ReadonlySet<string> = new Set([
  "pull_request",
  "pull_request_target",
  "merge_group",
]);
