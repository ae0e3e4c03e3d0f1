import { z } from "zod";
import { type Effects, listed, requestTo } from "./http.ts";
import { type Items, label, type Notes, variablesOf } from "./service.ts";
import { markdownOf, markerIn } from "./wanted.ts";

const person = z.object({ id: z.int() });
const notes = z.array(z.object({ id: z.int(), body: z.string(), author: person }));
const issues = z.array(
  z.object({
    iid: z.int(),
    state: z.string(),
    title: z.string(),
    description: z.string().catch(""),
    author: person,
  }),
);

const hint =
  "It runs in a job of GitLab CI/CD, with GITLAB_TOKEN: a project access token with the scope api.";

function open(env: NodeJS.ProcessEnv, effects: Effects) {
  const variable = variablesOf(env, hint);
  const request = requestTo(
    `${variable("CI_API_V4_URL")}/`,
    { "private-token": variable("GITLAB_TOKEN") },
    "GITLAB_TOKEN needs the scope api and the role Reporter",
    effects,
  );
  const own = async () => (await request("GET", "user", person)).id;
  return { request, own, project: `projects/${variable("CI_PROJECT_ID")}` };
}

/** The comments on the merge request that the job runs for. */
export function gitLabNotes(env: NodeJS.ProcessEnv, effects: Effects): Notes {
  const { request, own, project } = open(env, effects);
  const iid = variablesOf(env, "It runs in a merge request.")("CI_MERGE_REQUEST_IID");
  const path = `${project}/merge_requests/${iid}/notes`;
  return {
    async list() {
      const me = await own();
      const all = await listed(request, path, notes);
      return all
        .filter(({ author }) => author.id === me)
        .map(({ id, body }) => ({ at: `${path}/${id}`, text: body }));
    },
    create: (body) => request("POST", path, z.unknown(), { body: unobeyed(body) }),
    update: (at, body) => request("PUT", at, z.unknown(), { body: unobeyed(body) }),
  };
}

/** GitLab obeys a line such as `/close`. https://docs.gitlab.com/user/project/quick_actions/ */
function unobeyed(markdown: string): string {
  return markdown.replaceAll(/^(\s*)\//gm, "$1\\/");
}

export function gitLabItems(env: NodeJS.ProcessEnv, run: string, effects: Effects): Items {
  const { request, own, project } = open(env, effects);
  const path = `${project}/issues`;
  return {
    async list() {
      const query = `labels=${label}&state=all&scope=all&author_id=${await own()}`;
      const all = await listed(request, `${path}?${query}`, issues);
      return all.map(({ iid, state, title, description }) => ({
        id: iid,
        isOpen: state === "opened",
        title,
        marker: markerIn(description),
        says: (text) => text === description,
      }));
    },
    // What Intune says is in a block of code, where GitLab looks for no commands.
    write: markdownOf,
    create: ({ title }, description) =>
      request("POST", path, z.unknown(), { title, description, labels: label }),
    async change({ id }, { title, body, isOpen }, words) {
      await request("PUT", `${path}/${id}`, z.unknown(), {
        ...(title !== undefined && { title }),
        ...(body !== undefined && { description: body }),
        ...(isOpen !== undefined && { state_event: isOpen ? "reopen" : "close" }),
      });
      if (words === undefined) return;
      const said = { body: `${words} ([job](${run}))` };
      await request("POST", `${path}/${id}/notes`, z.unknown(), said);
    },
  };
}
