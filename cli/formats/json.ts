import { reportSchema } from "../assess/report.ts";
import type { Format } from "./format.ts";

/** The report as it is, in the order of its schema (`docs/report.schema.json`). */
export const json: Format = {
  name: "json",
  render: (report) => `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`,
};
