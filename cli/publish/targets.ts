import { markdown } from "../formats/markdown/markdown.ts";
import { filesUrlOf, runUrlOf } from "../pipeline.ts";
import type { Report } from "../assess/report.ts";
import { azureDevOpsNotes } from "./azure-devops.ts";
import { gitHubItems, gitHubNotes } from "./github.ts";
import { gitLabItems, gitLabNotes } from "./gitlab.ts";
import type { Effects } from "./http.ts";
import { keepItems, keepNote } from "./keep.ts";
import type { Items, Notes } from "./service.ts";
import { workItems } from "./work-items.ts";

export interface Publication {
  readonly report: Report;
  readonly env: NodeJS.ProcessEnv;
  readonly effects: Effects;
  readonly workItemType: string;
}

/** Gives a sentence for each part that could not be published. Rejects with a `Refusal`. */
export type Publish = (publication: Publication) => Promise<readonly string[]>;

/** Where a report can be published, by the names of the command. */
export const targets: Readonly<Record<string, Publish>> = {
  "github-pull-request": noteIn(gitHubNotes),
  "github-issues": itemsIn(gitHubItems),
  "azure-devops-pull-request": noteIn(azureDevOpsNotes),
  "azure-devops-work-items": itemsIn(workItems),
  "gitlab-merge-request": noteIn(gitLabNotes),
  "gitlab-issues": itemsIn(gitLabItems),
};

function noteIn(open: (env: NodeJS.ProcessEnv, effects: Effects) => Notes): Publish {
  return async ({ report, env, effects }) => {
    const filesUrl = filesUrlOf(env);
    const text = markdown.render(report, { color: false, ...(filesUrl && { filesUrl }) });
    await keepNote(open(env, effects), text);
    return [];
  };
}

function itemsIn(
  open: (env: NodeJS.ProcessEnv, run: string, effects: Effects, type: string) => Items,
): Publish {
  return ({ report, env, effects, workItemType }) =>
    keepItems(open(env, runUrlOf(env), effects, workItemType), report.tenants);
}
