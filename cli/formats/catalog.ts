import type { Format } from "./format.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html/html.ts";
import { ics } from "./ics/ics.ts";
import { json } from "./json.ts";
import { junit } from "./junit/junit.ts";
import { azureDevOps, github } from "./log-commands.ts";
import { markdown, markdownSummary } from "./markdown/markdown.ts";
import { prometheus } from "./prometheus/prometheus.ts";
import { sarif } from "./sarif/sarif.ts";
import { teams } from "./teams.ts";
import { text } from "./text/text.ts";

/** Every format of `apple-ade check`, as `--format` knows them. */
export const formats: readonly Format[] = [
  text,
  markdown,
  markdownSummary,
  json,
  html,
  sarif,
  junit,
  gitlab,
  github,
  azureDevOps,
  ics,
  prometheus,
  teams,
];
