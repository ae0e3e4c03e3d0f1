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
