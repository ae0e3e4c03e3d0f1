import { ICalCalendar, ICalCalendarMethod } from "ical-generator";
import { list } from "../../policy/text/write.ts";
import { headline, icons, moodOf } from "../report/headline.ts";
import type { Report, Tenant } from "../report/report.ts";
import type { Format } from "./format.ts";
import { addEvent } from "./ics/event.ts";
import { occasionsOf } from "./ics/occasions.ts";
import { isChecked } from "./reading.ts";
import { shorten } from "./shorten.ts";

const refreshSeconds = 24 * 3600;

/** RFC 5545: the days of every token, to import or to subscribe to. */
export const ics: Format = {
  name: "ics",
  render: (report) => `${inOrder(calendarOf(report).toString())}\r\n`,
};

function calendarOf(report: Report): ICalCalendar {
  const all = report.tenants.flatMap((tenant) => occasionsOf(tenant, report));
  // Recorded events of one stack can be given twice; a UID stands once.
  const occasions = [...new Map(all.map((each) => [each.uid, each])).values()].toSorted(
    // The strictest entry comes first in a report, which another day's report orders otherwise.
    (a, b) => (`${a.date} ${a.uid}` < `${b.date} ${b.uid}` ? -1 : 1),
  );
  const calendar = new ICalCalendar({
    prodId: "//pulumi-apple-ade//apple-ade check//EN",
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(`Apple enrollment tokens: ${list(report.tenants.map(labelOf), 3)}`),
    description: escaped(summaryOf(report)),
    ttl: refreshSeconds,
  });
  for (const occasion of occasions) addEvent(calendar, occasion, report.checkedAt);
  return calendar;
}

function labelOf(tenant: Tenant): string {
  return `${shorten(tenant.label, 60)}${isChecked(tenant) ? "" : " (not checked)"}`;
}

function summaryOf({ checkedAt, asOf, profile, tenants }: Report): string {
  return [
    `Checked on ${checkedAt.slice(0, 10)}, profile ${profile}. Dates are UTC.`,
    ...(asOf === undefined ? [] : [`Judged as of ${asOf.slice(0, 10)}.`]),
    ...tenants.map(
      (tenant) =>
        `${icons[moodOf(tenant)]} ${shorten(tenant.label, 60)}: ${shorten(headline(tenant), 200)}`,
    ),
  ].join("\n");
}

/** The library escapes the texts of events, but not those of the calendar itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

/** RFC 5545 wants a component's properties before its alarms; the library writes some after. */
function inOrder(calendar: string): string {
  return calendar.replaceAll(
    /^((?:BEGIN:VALARM\r\n(?:.*\r\n)*?END:VALARM\r\n)+)((?:.*\r\n)*?)(?=END:VEVENT\r$)/gm,
    "$2$1",
  );
}
