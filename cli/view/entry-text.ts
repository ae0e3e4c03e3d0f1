import { list } from "../../policy/text/write.ts";
import type { EntryView, FindingView } from "./entry.ts";

/** All that was found about one entry, as plain lines: the strictest in full, the rest in short. */
export function entryText(entry: EntryView): string {
  const [strictest] = entry.findings;
  if (strictest === undefined) return "";
  const { description, policy, message } = strictest;
  return [
    `${description} (${policy}, ${levelAndCause(strictest)})`,
    message,
    alikeSentence(entry),
    ...entry.others.map((each) => `Also ${each.policy} (${levelAndCause(each)}): ${inShort(each)}`),
    strictest.until,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Of which others the same was found; empty where it is one alone. */
export function alikeSentence({ alike }: EntryView): string {
  return alike.length === 0 ? "" : `The same was found about ${alike.length} more: ${list(alike)}.`;
}

/** What was seen follows a subject, which was named before. */
export function inShort({ subject, seen }: FindingView): string {
  return subject === "" ? seen : `it ${seen}`;
}

function levelAndCause({ level, because, exempted = level }: FindingView): string {
  return `${exempted}, ${because}`;
}
