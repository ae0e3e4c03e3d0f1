import { type View, viewOf } from "../view/view.ts";
import { type Annotation, annotationsOf, logHeading } from "./annotations.ts";
import type { Format } from "./format.ts";

/** How the runner of a pipeline takes what it is to show beside a line of code. */
interface Runner {
  readonly name: string;
  /** What it turns back into a percent sign. */
  readonly percent: string;
  /** What ends a property. */
  readonly separators: readonly string[];
  readonly heading: (text: string, data: Escape) => string;
  readonly command: (annotation: Annotation, data: Escape, property: Escape) => string;
  readonly closing?: (view: View, annotations: readonly Annotation[]) => readonly string[];
}

type Escape = (text: string) => string;

/**
 * Workflow commands of GitHub Actions. One annotation for each token, as a step shows no more than
 * 10 errors, 10 warnings and 10 notices, each cut after 4,096 characters.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 * Escaped as https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does.
 */
export const github = formatOf({
  name: "github",
  percent: "%25",
  separators: [":", ","],
  heading: (text, data) => `::notice title=Apple enrollment tokens::${data(text)}`,
  command: ({ level, title, place: { file, line }, text }, data, property) =>
    `::${level} file=${property(file)},line=${line},title=${property(title)}::${data(text)}`,
});

/**
 * Logging commands of Azure Pipelines, below each tenant's result as plain lines. One issue for
 * each token, as the agent shows no more than 10 errors and 10 warnings of a task.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Worker/ExecutionContext.cs
 * The agent turns %AZP25 back into %, and leaves %25 as it is:
 * https://github.com/microsoft/azure-pipelines-agent/blob/master/docs/design/percentEncoding.md
 */
export const azureDevOps = formatOf({
  name: "azure-devops",
  percent: "%AZP25",
  separators: ["]", ";"],
  heading: (text) => text,
  command({ level, title, place: { file, line }, code, text }, data, property) {
    const place = `sourcepath=${property(file)};linenumber=${line};code=${property(code)};`;
    return `##vso[task.logissue type=${level};${place}]${data(`${title}\n${text}`)}`;
  },
  // A task that exits with 0 is green, which a tenant that was not checked must not be.
  closing: ({ tenants }, annotations) =>
    tenants.every(({ isChecked }) => isChecked) ||
    annotations.some(({ level }) => level === "error")
      ? []
      : ["##vso[task.complete result=SucceededWithIssues;]not checked"],
});

function formatOf({ name, percent, separators, ...runner }: Runner): Format {
  const data = (text: string) =>
    text.replaceAll("%", percent).replaceAll(/[\r\n]/g, encodeURIComponent);
  const property = (text: string) =>
    separators.reduce((all, each) => all.replaceAll(each, encodeURIComponent(each)), data(text));
  return {
    name,
    forLogs: true,
    render(report) {
      const view = viewOf(report);
      const annotations = annotationsOf(view);
      return [
        runner.heading(logHeading(view, annotations), data),
        ...annotations.map((each) => runner.command(each, data, property)),
        ...(runner.closing?.(view, annotations) ?? []),
        "",
      ].join("\n");
    },
  };
}
