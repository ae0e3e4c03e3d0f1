import type { Source } from "../text/source.ts";
import { isoSecond, onDay } from "../text/write.ts";
import { daysBetween, suggestedRenewBy } from "../text/time.ts";

/** What a declaration may say of its deadline, as it is written. */
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
  source: Source,
  path: string,
  expires: Date,
  { now, ...lead }: Lead & { readonly now: Date },
): readonly string[] {
  const { renewBy, comment, expiresAt } = suggestedDeadline(expires, now, lead);
  return [
    source.correct(path),
    source.line("renewBy", `"${renewBy}"`, comment),
    source.line("expiresAt", `"${expiresAt}"`),
  ];
}
