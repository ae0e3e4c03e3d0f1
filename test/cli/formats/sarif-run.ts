import type { Log, Run } from "sarif";
import { sarif } from "../../../cli/formats/sarif/sarif.ts";
import type { Report } from "../../../cli/assess/report.ts";

/** The one run of what the format writes of a report. */
export function runOf(report: Report): Run {
  const { runs } = JSON.parse(sarif.render(report, { color: false })) as Log;
  const [run, ...others] = runs;
  if (run === undefined || others.length > 0) throw new Error("not one run");
  return run;
}
