import type { Format } from "./format.ts";
import { comment } from "./markdown/comment.ts";
import { gantt } from "./markdown/gantt.ts";

/** GitHub takes 1 MiB for a step, which may write more than this. */
const most = 1_000_000;

/** For the summary page of a pipeline's run: the comment, and a chart of what is due when. */
export const markdownSummary: Format = {
  name: "markdown-summary",
  render: (report, surroundings) =>
    comment(report, surroundings, {
      fits: (text) => Buffer.byteLength(text) <= most,
      appendix: gantt(report),
    }),
};
