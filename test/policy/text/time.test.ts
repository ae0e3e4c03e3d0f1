import { describe, expect, it, test } from "vitest";
import {
  dateOf,
  day,
  daysBetween,
  endOfDay,
  later,
  parseInstant,
  suggestedRenewBy,
} from "../../../policy/text/time.ts";

describe("endOfDay", () => {
  test.for([
    { date: "2026-12-24", instant: "2026-12-24T23:59:59.999Z" },
    { date: "2028-02-29", instant: "2028-02-29T23:59:59.999Z" },
  ])("of $date is $instant", ({ date, instant }) => {
    expect(endOfDay(date)?.toISOString()).toBe(instant);
  });

  test.for([
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-2",
    "26-01-02",
    "+002026-01-02",
    "2026-12-24T00:00:00Z",
    " 2026-12-24",
    "2026-12-24\n",
    "tomorrow",
    "",
  ])("refuses %j", (date) => {
    expect(endOfDay(date)).toBeUndefined();
  });
});

describe("parseInstant", () => {
  test.for([
    { text: "2027-03-01T09:00:00Z", instant: "2027-03-01T09:00:00.000Z" },
    { text: "2027-03-01T09:00:00.1234567Z", instant: "2027-03-01T09:00:00.123Z" },
    { text: "2027-03-01T00:30:00+01:00", instant: "2027-02-28T23:30:00.000Z" },
    { text: "2027-02-28T23:30-05:30", instant: "2027-03-01T05:00:00.000Z" },
    { text: "2028-02-29T00:00:00Z", instant: "2028-02-29T00:00:00.000Z" },
  ])("of $text is $instant", ({ text, instant }) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  test.for([
    "2027-02-29T00:00:00Z",
    "2027-02-30T00:00:00+01:00",
    "2027-03-01T25:00:00Z",
    "2027-03-01T09:60:00Z",
    "2027-03-01T09:00:00",
    "2027-03-01T09:00:00+0100",
    "2027-03-01",
    "2027-03-01 09:00:00Z",
    "+275760-09-13T00:00:00Z",
    "Tue, 1 Mar 2027 09:00 +00:00",
    "1803891600000",
    "",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe("dateOf", () => {
  it("is the UTC date, and nothing for what is no instant", () => {
    expect(dateOf(new Date("2026-11-23T23:59:59.999Z"))).toBe("2026-11-23");
    expect(dateOf(new Date("2026-11-24T00:30:00+01:00"))).toBe("2026-11-23");
    expect(dateOf(new Date(Number.NaN))).toBeUndefined();
  });
});

describe("daysBetween", () => {
  test.for([
    { from: "2026-11-23T23:59:59.999Z", to: "2026-11-24T00:00:00.000Z", days: 1 },
    { from: "2026-11-23T00:00:00.000Z", to: "2026-11-23T23:59:59.999Z", days: 0 },
    { from: "2026-11-23T10:00:00.000Z", to: "2026-11-18T23:00:00.000Z", days: -5 },
    { from: "2028-02-28T00:00:00.000Z", to: "2028-03-01T00:00:00.000Z", days: 2 },
  ])("$from to $to: $days", ({ from, to, days }) => {
    expect(daysBetween(new Date(from), new Date(to))).toBe(days);
  });
});

function on(expires: string, now: string, ...lead: readonly number[]): string | undefined {
  return dateOf(suggestedRenewBy(new Date(expires), new Date(now), ...lead));
}

describe("suggestedRenewBy", () => {
  test.for([
    { expires: "2027-02-10", target: "a Monday", suggested: "2027-01-11" },
    { expires: "2027-02-14", target: "a Friday", suggested: "2027-01-15" },
    { expires: "2027-02-15", target: "a Saturday", suggested: "2027-01-15" },
    { expires: "2027-02-16", target: "a Sunday", suggested: "2027-01-15" },
    { expires: "2027-02-17", target: "the next Monday", suggested: "2027-01-18" },
    { expires: "2028-03-30", target: "the leap day, a Tuesday", suggested: "2028-02-29" },
  ])("for $expires, 30 days before which is $target: $suggested", ({ expires, suggested }) => {
    expect(on(`${expires}T09:00:00Z`, "2026-11-23T10:00:00Z")).toBe(suggested);
  });

  // 30 days before is Friday 1 January; 7 days before ends with Friday 22 January.
  test.for([
    { now: "2027-01-01T23:59:59.999Z", is: "the Friday itself", suggested: "2027-01-01" },
    { now: "2027-01-02T00:00:00.000Z", is: "the Saturday after it", suggested: "2027-01-04" },
    { now: "2027-01-03T12:00:00.000Z", is: "a Sunday", suggested: "2027-01-04" },
    { now: "2027-01-05T12:00:00.000Z", is: "a Tuesday", suggested: "2027-01-05" },
    { now: "2027-01-22T23:59:59.999Z", is: "the last Friday", suggested: "2027-01-22" },
    { now: "2027-01-23T00:00:00.000Z", is: "the Saturday after that", suggested: "2027-01-22" },
    { now: "2027-01-30T12:00:00.000Z", is: "the day before expiry", suggested: "2027-01-22" },
    { now: "2027-06-01T12:00:00.000Z", is: "long after expiry", suggested: "2027-01-22" },
  ])("on $now, $is, of what expires on 2027-01-31: $suggested", ({ now, suggested }) => {
    expect(on("2027-01-31T09:00:00Z", now)).toBe(suggested);
  });

  test.for([
    { expires: "2027-01-20T23:59:59.998Z", suggested: "2027-01-12" },
    { expires: "2027-01-20T23:59:59.999Z", suggested: "2027-01-13" },
  ])("leaves 7 whole days before $expires: $suggested", ({ expires, suggested }) => {
    expect(on(expires, "2027-01-18T10:00:00Z")).toBe(suggested);
  });

  it("keeps as many days as it is told", () => {
    expect(on("2027-02-28T09:00:00Z", "2026-11-23T10:00:00Z", 61, 60)).toBe("2026-12-29");
    expect(on("2027-02-28T09:00:00Z", "2027-01-04T10:00:00Z", 61, 60)).toBe("2026-12-29");
  });

  it("is a working day 30 to 32 days before, whatever the expiry", () => {
    const first = new Date("2026-01-01T00:00:00.000Z");
    for (let n = 0; n < 4 * 366; n += 1) {
      const expiresAt = later(first, n * day);
      const suggested = suggestedRenewBy(expiresAt, later(expiresAt, -100 * day));
      expect([1, 2, 3, 4, 5]).toContain(suggested.getUTCDay());
      expect([30, 31, 32]).toContain(daysBetween(suggested, expiresAt));
    }
  });
});

describe("a suggested deadline is today", () => {
  const monday = new Date("2026-11-23T10:15:00Z");
  const hour = 3_600_000;

  it("where the usual one is", () => {
    const expiresAt = later(monday, 30 * day + hour);
    expect(suggestedRenewBy(expiresAt, monday)).toEqual(later(monday, hour));
  });

  it("where that is the last one which leaves enough days", () => {
    expect(suggestedRenewBy(later(monday, 8 * day + hour), monday)).toEqual(monday);
  });
});
