import { html } from "../../../cli/formats/html/html.ts";
import type { Report } from "../../../cli/assess/report.ts";

export function render(report: Report, filesUrl?: string): string {
  return html
    .render(report, { color: false, ...(filesUrl !== undefined && { filesUrl }) })
    .replaceAll(/>\s+</g, "><");
}

/** The words between the tags. */
export function textOf(page: string): string {
  return page
    .replaceAll(/<style>[^]*?<\/style>|<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[,.:;)])/g, "");
}
