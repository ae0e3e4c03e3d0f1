/** Instants are `Date`s; ages and leads are milliseconds; days are UTC days. */
export const hour = 3_600_000;
export const day = 24 * hour;

/** Clocks differ a little; a past event later than this after its observation is no usable fact. */
export const clockTolerance = 60 * 60_000;

/** The last instant of a `YYYY-MM-DD` date in UTC: a deadline holds until its day ends. */
export function endOfDay(date: string): Date | undefined {
  const instant = new Date(`${date}T23:59:59.999Z`);
  return /^\d{4}-\d\d-\d\d$/.test(date) && dateOf(instant) === date ? instant : undefined;
}

/** An instant in ISO 8601 with its zone. */
export function parseInstant(text: string): Date | undefined {
  const match = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.exec(text);
  const instant = new Date(text);
  // `Date` takes 30 February for 2 March; the date alone shows it.
  return match?.[1] === undefined ||
    endOfDay(match[1]) === undefined ||
    Number.isNaN(instant.getTime())
    ? undefined
    : instant;
}

/** The UTC date of an instant, `YYYY-MM-DD`; `undefined` when it is no instant. */
export function dateOf(instant: Date): string | undefined {
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 10);
}

/** Graph's dates come with up to seven fractional digits. */
export function isSameSecond(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 1000) === Math.floor(b.getTime() / 1000);
}

/** Whole UTC days from one instant's date to another's, so that a text changes once a day. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / day) - Math.floor(from.getTime() / day);
}

/** The same date and time a year later; 29 February becomes 1 March. */
export function yearLater(instant: Date): Date {
  const next = new Date(instant);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next;
}

export function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}

/**
 * A deadline to suggest: the working day at or before `leadDays` before the expiry; where that is
 * past, the next working day. At least `leastLeadDays` stay after it, even if it is past then.
 */
export function suggestedRenewBy(
  expiresAt: Date,
  now: Date,
  leadDays = 30,
  leastLeadDays = defaultLeastLeadDays,
): Date {
  const usual = workingDay(later(expiresAt, -leadDays * day), -1);
  if (daysBetween(now, usual) >= 0) return usual;
  // The last date whose end keeps them.
  const latest = workingDay(later(expiresAt, 1 - (leastLeadDays + 1) * day), -1);
  const next = workingDay(now, 1);
  return daysBetween(next, latest) >= 0 ? next : latest;
}

/** Whole days between the end of a deadline and the expiry, where nothing else is configured. */
export const defaultLeastLeadDays = 7;

/** The same day, or instead of a weekend the nearest working day before (-1) or after it (1). */
function workingDay(instant: Date, direction: -1 | 1): Date {
  const isWeekend = instant.getUTCDay() % 6 === 0;
  return isWeekend ? workingDay(later(instant, direction * day), direction) : instant;
}
