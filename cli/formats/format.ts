import type { Report } from "../assess/report.ts";

/** What a format needs to know of the place that its text goes to. */
export interface Surroundings {
  /** Colour and other terminal sequences are welcome. */
  readonly color: boolean;
  /** Where the project's files can be read, such as `https://github.com/o/r/blob/main/`. */
  readonly filesUrl?: string;
  /** No more than a table of what is due when, where the format has one. */
  readonly summary?: boolean;
  /** For people: nothing that is as in the last recorded run. */
  readonly onlyChanged?: boolean;
}

/** One way to write a report. Pure: the same report gives the same text. */
export interface Format {
  /** As on the command line. */
  readonly name: string;
  /** Lines for a log, which may stand beside others; else it is the whole of its output. */
  readonly forLogs?: true;
  /** Every line says when it was checked, so that an old one is known as such. */
  readonly dated?: true;
  readonly render: (report: Report, surroundings: Surroundings) => string;
}
