import { viewOf } from "../../view/view.ts";
import type { Format } from "../format.ts";
import { comment } from "./comment.ts";
import { gantt } from "./gantt.ts";

/** GitHub takes 65,536 characters; what posts the comment may add a line of its own. */
const longestComment = 65_000;

/** GitHub takes 1 MiB for a step, which may write more than this. */
const largestSummary = 1_000_000;

/** For a comment on a pull request that is updated, in GitHub, Azure DevOps or GitLab. */
export const markdown: Format = {
  name: "markdown",
  render: (report, { filesUrl, ...selection }) =>
    comment(viewOf(report, selection), filesUrl, {
      fits: ({ length }) => length <= longestComment,
    }),
};

/** For the summary page of a pipeline's run: the comment, and a chart of what is due when. */
export const markdownSummary: Format = {
  name: "markdown-summary",
  render(report, { filesUrl, ...selection }) {
    const view = viewOf(report, selection);
    return comment(view, filesUrl, {
      fits: (text) => Buffer.byteLength(text) <= largestSummary,
      appendix: gantt(view),
    });
  },
};
