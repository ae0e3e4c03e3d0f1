import { viewOf } from "../../view/view.ts";
import type { Format } from "../format.ts";
import { page } from "./page.ts";

/** One self-contained page that nothing can be loaded into, for managers and auditors. */
export const html: Format = {
  name: "html",
  render: (report, { filesUrl }) => page(viewOf(report), filesUrl),
};
