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

/** Whole UTC days from one instant's date to another's, so that a text changes once a day. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / day) - Math.floor(from.getTime() / day);
}

export function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}

const daysSinceFriday: ReadonlyMap<number, number> = new Map([
  [6, 1],
  [0, 2],
]);

/** A working day at least `leadDays` before the expiry: a weekend becomes the Friday before. */
export function suggestedRenewBy(expiresAt: Date, leadDays = 30): string {
  const target = later(expiresAt, -leadDays * day);
  const weekend = daysSinceFriday.get(target.getUTCDay()) ?? 0;
  return later(target, -weekend * day)
    .toISOString()
    .slice(0, 10);
}
