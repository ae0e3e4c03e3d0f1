import { isoSecond, onDay, plain } from "../text/write.ts";
import { daysBetween, suggestedRenewBy } from "../text/time.ts";

/** What a declaration may say of its deadline, as it is written in the stack's file. */
export interface SuggestedDeadline {
  readonly renewBy: string;
  /** Beside `renewBy`. */
  readonly comment: string;
  readonly expiresAt: string;
}

/** Other days of lead than the usual ones. */
interface Lead {
  readonly leadDays?: number;
  readonly leastLeadDays?: number;
}

/** A deadline for what expires then, so that messages and `apple-ade import` suggest the same. */
export function suggestedDeadline(
  expiresAt: Date,
  now: Date,
  { leadDays, leastLeadDays }: Lead = {},
): SuggestedDeadline {
  const renewBy = suggestedRenewBy(expiresAt, now, leadDays, leastLeadDays);
  const weekday = renewBy.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  const days = `${weekday}, ${daysBetween(renewBy, expiresAt)} days before expiry`;
  const isPast = daysBetween(now, renewBy) < 0;
  return {
    renewBy: onDay(renewBy),
    comment: isPast ? `${days}, which is past: renew now` : `${days}; choose yours`,
    expiresAt: isoSecond(expiresAt),
  };
}

/** The lines to paste into the declaration, for what expires then. */
export function deadlineLines(
  declaredAt: string,
  expiresAt: Date,
  now: Date,
  lead?: Lead,
): readonly string[] {
  const suggested = suggestedDeadline(expiresAt, now, lead);
  return [
    `In the stack's file, under ${plain(declaredAt)}:`,
    `  renewBy: "${suggested.renewBy}" # ${suggested.comment}`,
    `  expiresAt: "${suggested.expiresAt}"`,
  ];
}
