import type { EntryView, FindingView } from "./entry.ts";

/** All that was found about one entry, as plain lines: the strictest in full, the rest in short. */
export function entryText({ findings, blocking }: EntryView): string {
  const [strictest, ...others] = findings;
  if (strictest === undefined) return "";
  const { description, policy, message } = strictest;
  return [
    `${description} (${policy}, ${levelAndCause(strictest)})`,
    message,
    ...others.map((each) => `Also ${each.policy} (${levelAndCause(each)}): ${inShort(each)}`),
    blocking?.sentence ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** What was seen follows a subject, which was named before. */
export function inShort({ subject, seen }: FindingView): string {
  return subject === "" ? seen : `it ${seen}`;
}

function levelAndCause({ level, because, exempted = level }: FindingView): string {
  return `${exempted}, cause: ${because}`;
}
