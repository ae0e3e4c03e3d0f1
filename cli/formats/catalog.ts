import { azureDevOps } from "./azure-devops.ts";
import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { ics } from "./ics.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { markdownSummary } from "./markdown-summary.ts";
import { prometheus } from "./prometheus.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

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
];
