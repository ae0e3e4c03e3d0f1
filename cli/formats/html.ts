import type { Format } from "./format.ts";
import { pageOf } from "./html/page.ts";
import { renderPage } from "./html/template.ts";

/** One self-contained page that nothing can be loaded into, for managers and auditors. */
export const html: Format = {
  name: "html",
  render: (report, { filesUrl }) => renderPage(pageOf(report, filesUrl)),
};
