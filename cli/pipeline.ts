/**
 * Where this commit's files can be looked at, as GitHub's or GitLab's runner says; ends with `/`.
 * Azure DevOps shows files under addresses of another shape.
 */
export function filesUrlOf(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  const { CI_PROJECT_URL: project, CI_COMMIT_SHA: commit } = env;
  const github = server && repository && sha ? `${server}/${repository}/blob/${sha}/` : undefined;
  const gitlab = project && commit ? `${project}/-/blob/${commit}/` : undefined;
  const url = github ?? gitlab;
  return url !== undefined && URL.canParse(url) && url.startsWith("https://") ? url : undefined;
}

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

/** The page of this pipeline's run, with its log, as the runner says; empty where it says nothing. */
export function runUrlOf(env: NodeJS.ProcessEnv): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id } = env;
  const { SYSTEM_COLLECTIONURI: collection, SYSTEM_TEAMPROJECTID: project, BUILD_BUILDID } = env;
  if (server && name && id) return `${server}/${name}/actions/runs/${id}`;
  if (collection && project && BUILD_BUILDID)
    return `${collection}${project}/_build/results?buildId=${BUILD_BUILDID}`;
  return env["CI_JOB_URL"] ?? "";
}
