import { type View, viewOf } from "../view/view.ts";
import { type Annotation, annotationsOf, logHeading } from "./annotations.ts";
import type { Format } from "./format.ts";

/**
 * Logging commands of Azure Pipelines, below each tenant's result as plain lines. One issue for
 * each token, as the agent shows no more than 10 errors and 10 warnings of a task.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Worker/ExecutionContext.cs
 */
export const azureDevOps: Format = {
  name: "azure-devops",
  forLogs: true,
  render(report) {
    const view = viewOf(report);
    const annotations = annotationsOf(view);
    return [
      logHeading(view, annotations),
      ...annotations.map(issue),
      ...completion(view, annotations),
      "",
    ].join("\n");
  },
};

function issue({ level, title, place, code, text }: Annotation): string {
  const properties = {
    type: level,
    sourcepath: place.file,
    linenumber: String(place.line),
    code,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)};`);
  return `##vso[task.logissue ${written.join("")}]${data(`${title}\n${text}`)}`;
}

/**
 * A task that exits with 0 is green, which a tenant that was not checked must not be. Errors need
 * nothing: then the exit status is not 0.
 */
function completion(
  { tenants }: View,
  annotations: readonly Annotation[],
): readonly [string] | readonly [] {
  const unchecked = tenants.some(({ isChecked }) => !isChecked);
  const failing = annotations.some(({ level }) => level === "error");
  return unchecked && !failing
    ? ["##vso[task.complete result=SucceededWithIssues;]not checked"]
    : [];
}

// The agent turns %AZP25 back into %, and leaves %25 as it is:
// https://github.com/microsoft/azure-pipelines-agent/blob/master/docs/design/percentEncoding.md
function data(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll("]", "%5D").replaceAll(";", "%3B");
}
