import { relative, utc } from "../text/write.ts";

export const maxFactAgeMinutes = {
  type: "integer",
  minimum: 1,
  maximum: 525_600,
  default: 60,
  description: "Minutes after which facts are not this run's own, as with --target.",
} as const;

/** What is wrong with the facts' age by the real clock; `undefined` when they are recent. */
export function factAge(observedAt: Date, now: Date, maximumMinutes: number): string | undefined {
  if (now.getTime() - observedAt.getTime() <= maximumMinutes * 60_000) return undefined;
  return `its facts were observed on ${utc(observedAt)}, ${relative(observedAt, now)}`;
}
