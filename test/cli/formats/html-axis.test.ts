import { describe, expect, test } from "vitest";
import { axisOf, positionOf, widthOf } from "../../../cli/formats/html/axis.ts";

const now = new Date("2026-11-23T10:00:00Z");
const at = (date: string) => new Date(`${date}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function span(...dates: readonly string[]) {
  const { start, end } = axisOf(dates.map(at), now);
  return [dayOf(start), dayOf(end)];
}

const ticks = (last: string) => axisOf([at("2026-10-10"), at(last)], now).ticks;

const minor = (last: string) =>
  axisOf([at("2026-11-10"), at(last)], now).ticks.map(({ minorMonth }) => minorMonth);

describe("the months of the timelines", () => {
  test.for([
    { when: "nothing is dated", dates: [], whole: ["2026-11-01", "2026-12-01"] },
    {
      when: "the first date is a week into its month",
      dates: ["2026-10-08"],
      whole: ["2026-10-01", "2026-12-01"],
    },
    {
      when: "the first date is nearer to the month before",
      dates: ["2026-10-07"],
      whole: ["2026-09-01", "2026-12-01"],
    },
    {
      when: "the last date leaves a week of its month",
      dates: ["2027-03-24"],
      whole: ["2026-11-01", "2027-04-01"],
    },
    {
      when: "the last date leaves less than a week",
      dates: ["2027-03-25"],
      whole: ["2026-11-01", "2027-05-01"],
    },
  ])("are whole ones around all dates when $when", ({ dates, whole }) => {
    expect(span(...dates)).toEqual(whole);
  });

  test("are not squeezed by a date that no token has", () => {
    expect(span("0001-01-01", "9999-12-31")).toEqual(["2025-10-01", "2029-03-01"]);
  });

  test("are all marked for a year and a half, then every third, and named where there is room", () => {
    expect(ticks("2028-03-20")).toHaveLength(18);
    const names = ticks("2028-04-01").map(({ month }) => month ?? "");
    expect(names.join(" ")).toBe("Oct Jan Apr Jul Oct Jan ");
  });

  test.for([
    { when: "a month follows it", last: "2028-01-25", years: "Oct 2026, Jan 2027, Jan 2028" },
    { when: "nothing follows it", last: "2028-01-24", years: "Oct 2026, Jan 2027" },
  ])("say the year at the first and at each January, the last too if $when", ({ last, years }) => {
    const said = ticks(last).flatMap(({ month, year }) => (year ? [`${month} ${year}`] : []));
    expect(said.join(", ")).toBe(years);
  });

  test("keep their names on a narrow page when they are few", () => {
    expect(minor("2027-04-10")).toEqual([false, false, false, false, false, true]);
    expect(minor("2027-05-10")).toEqual([true, true, false, true, true, false, true]);
  });
});

describe("a date on the axis", () => {
  const axis = axisOf([at("2026-11-10"), at("2026-11-20")], now);

  test.for([
    { when: "on the first instant", date: "2026-11-01", position: { x: "0%" } },
    { when: "in the middle", date: "2026-11-16", position: { x: "50%" } },
    { when: "on the last", date: "2026-12-01", position: { x: "100%" } },
    { when: "before it", date: "2026-10-31", position: { x: "0%", beyond: "before" } },
    { when: "after it", date: "2026-12-02", position: { x: "100%", beyond: "after" } },
  ])("stands $when", ({ date, position }) => {
    expect(positionOf(axis, at(date))).toEqual(position);
  });

  test("ends a bar that reaches further", () => {
    expect(widthOf(axis, at("2026-11-16"), at("2026-12-24"))).toBe("50%");
    expect(widthOf(axis, at("2026-12-24"), at("2026-12-25"))).toBe("0%");
  });
});
