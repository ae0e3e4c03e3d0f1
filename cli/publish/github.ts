import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { type Effects, listed, requestTo } from "./http.ts";
import { type Items, label, type Notes, variablesOf } from "./service.ts";
import { markdownOf, markerIn } from "./wanted.ts";

const user = z.object({ login: z.string() }).nullable();
const comments = z.array(z.object({ id: z.int(), body: z.string().catch(""), user }));
const issues = z.array(
  z.object({
    number: z.int(),
    state: z.string(),
    title: z.string(),
    body: z.string().catch(""),
    user,
  }),
);

/** The identity of the job's own token. */
const isOwn = ({ user: author }: { user: z.infer<typeof user> }) =>
  author?.login === "github-actions[bot]";

const hint =
  "It runs in a job of GitHub Actions, whose step has GITHUB_TOKEN: ${{ github.token }} in its env.";

function open(env: NodeJS.ProcessEnv, permission: string, effects: Effects) {
  const variable = variablesOf(env, hint);
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${variable("GITHUB_TOKEN")}`,
    "x-github-api-version": "2022-11-28",
  };
  const base = `${variable("GITHUB_API_URL")}/repos/${variable("GITHUB_REPOSITORY")}/`;
  return requestTo(base, headers, `the job needs ${permission}`, effects);
}

/** The comments on the pull request that the job runs for. */
export function gitHubNotes(env: NodeJS.ProcessEnv, effects: Effects): Notes {
  const request = open(env, "pull-requests: write", effects);
  const number = /^refs\/pull\/(\d+)\//.exec(env["GITHUB_REF"] ?? "")?.[1];
  if (number === undefined)
    throw new Refusal("publish: this job runs for no pull request (GITHUB_REF).");
  const path = `issues/${number}/comments`;
  return {
    list: async () =>
      (await listed(request, path, comments))
        .filter(isOwn)
        .map(({ id, body }) => ({ at: `issues/comments/${id}`, text: body })),
    create: (body) => request("POST", path, z.unknown(), { body }),
    update: (at, body) => request("PATCH", at, z.unknown(), { body }),
  };
}

export function gitHubItems(env: NodeJS.ProcessEnv, run: string, effects: Effects): Items {
  const request = open(env, "issues: write", effects);
  return {
    list: async () =>
      (await listed(request, `issues?labels=${label}&state=all`, issues))
        .filter(isOwn)
        .map(({ number, state, title, body }) => ({
          id: number,
          isOpen: state === "open",
          title,
          marker: markerIn(body),
          says: (text) => text === body,
        })),
    write: markdownOf,
    create: ({ title }, body) =>
      request("POST", "issues", z.unknown(), { title, body, labels: [label] }),
    async change({ id }, { isOpen, ...to }, words) {
      const state = isOpen === undefined ? {} : { state: isOpen ? "open" : "closed" };
      await request("PATCH", `issues/${id}`, z.unknown(), { ...to, ...state });
      if (words === undefined) return;
      await request("POST", `issues/${id}/comments`, z.unknown(), {
        body: `${words} ([run](${run}))`,
      });
    },
  };
}
