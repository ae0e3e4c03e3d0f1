/** How a scheduled check ends its log; the alerts look for it. */
export function endMark(stack: string): string {
  return `apple-ade: the scheduled check of ${stack} ended with status`;
}
