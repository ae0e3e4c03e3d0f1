import { viewOf } from "../view/view.ts";
import { type Annotation, annotationsOf, logHeading } from "./annotations.ts";
import type { Format } from "./format.ts";

/**
 * Workflow commands of GitHub Actions. One annotation for each token, as a step shows no more than
 * 10 errors, 10 warnings and 10 notices, each cut after 4,096 characters.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
export const github: Format = {
  name: "github",
  forLogs: true,
  render(report) {
    const view = viewOf(report);
    const annotations = annotationsOf(view);
    const heading = data(logHeading(view, annotations));
    const notice = `::notice title=Apple enrollment tokens::${heading}`;
    return [notice, ...annotations.map(command), ""].join("\n");
  },
};

function command({ level, title, place: { file, line }, text }: Annotation): string {
  const properties = { file, line: String(line), title };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${level} ${written.join(",")}::${data(text)}`;
}

// As https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts escapes.
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
