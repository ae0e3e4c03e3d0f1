/** How the last line of every scheduled check begins; no other line does. */
export const endMarkStart = "apple-ade: the scheduled check of ";

/**
 * How a scheduled check ends its log; the alerts look for it. The status follows, and after one
 * that is not 0, as JSON, what an alert names: `tokens` and `owners`, each a text.
 */
export function endMark(stack: string): string {
  return `${endMarkStart}${stack} ended with status`;
}
