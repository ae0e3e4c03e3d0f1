import { isDeepStrictEqual } from "node:util";
import type { Blocks, Entry, Finding } from "../report/report.ts";

/** All that was found about one entry, as plain lines: the strictest in full, the rest in short. */
export function entryText(entry: Entry): string {
  const [strictest, ...others] = entry.findings;
  if (strictest === undefined) return "";
  const { description, policy, message } = strictest;
  return [
    `${description} (${policy}, ${levelAndCause(strictest)})`,
    message,
    ...others.map((each) => `Also ${each.policy} (${levelAndCause(each)}): ${sentence(each)}`),
    blocksLine(entry),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Since when or from when an entry blocks; `""` when nothing will. */
export function blocksLine({ state, blocks, blocksWhenScheduled }: Entry): string {
  // What only warns here may block elsewhere long before it would here.
  const scheduled = state === "blocked" ? undefined : blocksWhenScheduled;
  if (scheduled !== undefined && !isDeepStrictEqual(scheduled, blocks))
    return `The scheduled check blocks ${since(scheduled)}.`;
  return blocks === undefined ? "" : `Blocks ${since(blocks)}.`;
}

function since({ when, date, policy }: Blocks): string {
  const moment = date === undefined ? "now" : `${when} ${date}`;
  return when === "since" ? moment : `${moment} (${policy})`;
}

/** What was seen follows a subject, which was named before. */
function sentence({ subject, seen }: Finding): string {
  return subject === "" ? seen : `it ${seen}`;
}

function levelAndCause({ level, cause }: Finding): string {
  return `${level}, cause: ${cause}`;
}
