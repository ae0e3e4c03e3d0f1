/** What the job gives the check that it runs, which has nothing else. */
export const jobVariables = {
  stack: "APPLE_ADE_STACK",
  config: "APPLE_ADE_CONFIG",
  stacks: "APPLE_ADE_STACKS",
  identity: "APPLE_ADE_MANAGED_IDENTITY",
  teamsWebhook: "APPLE_ADE_TEAMS_WEBHOOK",
} as const;

/** The job has a core for each, which a check keeps busy. */
export const stacksAtOnce = 2;

/** How the last line of every scheduled check begins; no other line does. */
export const endMarkStart = "apple-ade: the scheduled check of ";

const ended = "ended with status";

/**
 * How a scheduled check ends its log; the alerts look for it. The status follows, and after one
 * that is not 0, as JSON, what an alert names: `tokens` and `owners`, each a text.
 */
export function endMark(stack: string): string {
  return `${endMarkStart}${stack} ${ended}`;
}

/** What the alerts take from that line. */
export const inEndMark = {
  stack: `check of ([^ ]+) ${ended}`,
  status: `${ended} ([0-9]+)`,
  facts: `${ended} [0-9]+ (.*)$`,
} as const;
