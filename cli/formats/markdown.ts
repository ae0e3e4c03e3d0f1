import type { Format } from "./format.ts";
import { comment } from "./markdown/comment.ts";

/** GitHub takes 65,536 characters; what posts the comment may add a line of its own. */
const most = 65_000;

/** For a comment on a pull request that is updated, in GitHub, Azure DevOps or GitLab. */
export const markdown: Format = {
  name: "markdown",
  render: (report, surroundings) =>
    comment(report, surroundings, { fits: ({ length }) => length <= most }),
};
