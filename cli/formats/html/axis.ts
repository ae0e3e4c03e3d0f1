import { day } from "../../../policy/text/time.ts";

/** Where the timelines of a page begin and end, and what stands above them. */
export interface Axis {
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly ticks: readonly Tick[];
}

/** The months of the page, and the moment as of which everything is drawn. */
export interface Calendar {
  readonly axis: Axis;
  readonly now: Date;
  /** The page looks ahead: `now` is a later day than the day of the check. */
  readonly isAhead: boolean;
}

interface Tick {
  /** Percent of the width, as SVG takes it. */
  readonly x: string;
  /** Absent at the end, where it would not fit. */
  readonly month?: string;
  /** Said at the first tick and at each January. */
  readonly year?: number;
  readonly january: boolean;
  /** Left out where the page is narrow. */
  readonly minorMonth: boolean;
  readonly minorYear: boolean;
}

export interface Position {
  readonly x: string;
  /** Further away than the axis reaches: drawn at its end, with an arrow. */
  readonly beyond?: "before" | "after";
}

// A token lives for a year. A date far outside must not squeeze all others into a line.
const reach = { before: 400 * day, after: 800 * day };
const margin = 7 * day;
const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Whole months in UTC around all dates and the moment of the judgement. */
export function axisOf(dates: readonly Date[], judgedAt: Date): Axis {
  const now = judgedAt.getTime();
  const times = [now, ...dates.map((date) => date.getTime())];
  const first = Math.max(now - reach.before, Math.min(...times)) - margin;
  const last = Math.min(now + reach.after, Math.max(...times)) + margin;
  const [from, to] = [monthOf(first), monthOf(last) + 1];
  const [start, end] = [startOf(from), startOf(to)];
  return { start, end, ticks: ticksOf(from, to, (at) => percent(at, start, end)) };
}

export function positionOf({ start, end }: Axis, date: Date): Position {
  const time = date.getTime();
  const x = percent(time, start, end);
  if (time < start) return { x, beyond: "before" };
  return time > end ? { x, beyond: "after" } : { x };
}

/** The width between two dates, as far as it is on the axis. */
export function widthOf({ start, end }: Axis, from: Date, to: Date): string {
  const at = (date: Date) => share(date.getTime(), start, end);
  return written(Math.max(0, at(to) - at(from)));
}

function ticksOf(from: number, to: number, x: (at: number) => string): readonly Tick[] {
  const step = to - from > 18 ? 3 : 1;
  const months = Array.from({ length: to - from }, (_, index) => from + index).filter(
    (month) => month % step === 0,
  );
  const named = months.length <= 6 ? step : step === 1 ? 3 : 6;
  return months.map((month, index) => {
    const january = month % 12 === 0;
    const fits = to - month > step;
    return {
      x: x(startOf(month)),
      ...((fits || step === 1) && { month: names[month % 12] ?? "" }),
      ...(fits && (index === 0 || january) && { year: Math.floor(month / 12) }),
      january,
      minorMonth: !fits || month % named !== 0,
      // Too close to the January that follows for two years side by side.
      minorYear: !january && month % 12 >= 12 - 3 * step,
    };
  });
}

/** Months since the year 0, in UTC. */
function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

function percent(time: number, start: number, end: number): string {
  return written(share(time, start, end));
}

function share(time: number, start: number, end: number): number {
  return Math.min(1, Math.max(0, (time - start) / (end - start)));
}

function written(part: number): string {
  return `${Number((part * 100).toFixed(2))}%`;
}
