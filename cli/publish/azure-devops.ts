import { z } from "zod";
import { type Effects, requestTo } from "./http.ts";
import { type Notes, variablesOf } from "./service.ts";

const identity = z.object({ id: z.string() });
const connection = z.object({ authenticatedUser: identity });
const threads = z.object({
  value: z.array(
    z.object({
      id: z.int(),
      // One that was deleted has no content.
      comments: z.array(z.object({ id: z.int(), content: z.string().catch(""), author: identity })),
    }),
  ),
});

const hint =
  "It runs in a job of Azure Pipelines, whose step has SYSTEM_ACCESSTOKEN: $(System.AccessToken) in its env.";

/** Requests below the collection's address, and the project's path there. */
export function openAzureDevOps(env: NodeJS.ProcessEnv, right: string, effects: Effects) {
  const variable = variablesOf(env, hint);
  const authorization = `Bearer ${variable("SYSTEM_ACCESSTOKEN")}`;
  const send = (type: string) =>
    requestTo(
      variable("SYSTEM_COLLECTIONURI"),
      { authorization, "content-type": type },
      `the project's build service needs ${right}`,
      effects,
    );
  const request = send("application/json");
  return {
    request,
    /** Changes of a work item are sent as a JSON patch. */
    patch: send("application/json-patch+json"),
    own: async () =>
      (await request("GET", "_apis/connectionData", connection)).authenticatedUser.id,
    project: variable("SYSTEM_TEAMPROJECTID"),
  };
}

export const version = "api-version=7.1";

/** The first comments of the threads on the pull request that the job runs for. */
export function azureDevOpsNotes(env: NodeJS.ProcessEnv, effects: Effects): Notes {
  const right = '"Contribute to pull requests" in this repository';
  const { request, own, project } = openAzureDevOps(env, right, effects);
  const variable = variablesOf(env, "It runs in the build validation of a pull request.");
  const repository = variable("BUILD_REPOSITORY_ID");
  const id = variable("SYSTEM_PULLREQUEST_PULLREQUESTID");
  const path = `${project}/_apis/git/repositories/${repository}/pullRequests/${id}/threads`;
  return {
    async list() {
      const me = await own();
      const { value } = await request("GET", `${path}?${version}`, threads);
      return value.flatMap(({ id: thread, comments: [first] }) =>
        first?.author.id === me
          ? [{ at: `${path}/${thread}/comments/${first.id}`, text: first.content }]
          : [],
      );
    },
    // Closed: the required check blocks, not a thread that somebody would have to resolve.
    create: (content) =>
      request("POST", `${path}?${version}`, z.unknown(), {
        comments: [{ parentCommentId: 0, commentType: "text", content }],
        status: "closed",
      }),
    update: (at, content) => request("PATCH", `${at}?${version}`, z.unknown(), { content }),
  };
}
