/** The page of this pipeline's run, with its log, as the runner says; empty where it says nothing. */
export function runUrlOf(env: NodeJS.ProcessEnv): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id } = env;
  const { SYSTEM_COLLECTIONURI: collection, SYSTEM_TEAMPROJECTID: project, BUILD_BUILDID } = env;
  if (server && name && id) return `${server}/${name}/actions/runs/${id}`;
  if (collection && project && BUILD_BUILDID)
    return `${collection}${project}/_build/results?buildId=${BUILD_BUILDID}`;
  return env["CI_JOB_URL"] ?? "";
}
