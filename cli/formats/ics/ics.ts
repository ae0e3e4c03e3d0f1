import { day, later } from "../../../policy/text/time.ts";
import { list } from "../../../policy/text/write.ts";
import { shorten } from "../../view/shorten.ts";
import { type View, viewOf } from "../../view/view.ts";
import type { Format } from "../format.ts";
import { component, dayValue, instantValue, line, textLine } from "./lines.ts";
import { type Occasion, occasionsOf } from "./occasions.ts";

/** RFC 5545: the days of every token, to import or to subscribe to. */
export const ics: Format = {
  name: "ics",
  render: (report) => calendarOf(viewOf(report)),
};

function calendarOf(view: View): string {
  const all = view.tenants.flatMap((tenant) => occasionsOf(tenant, view));
  // Recorded events of one stack can be given twice; a UID stands once.
  const occasions = [...new Map(all.map((each) => [each.uid, each])).values()].toSorted(
    // The strictest entry comes first in a report, which another day's report orders otherwise.
    (a, b) => (`${a.date} ${a.uid}` < `${b.date} ${b.uid}` ? -1 : 1),
  );
  const labels = view.tenants.map(
    ({ label, isChecked }) => `${shorten(label, 60)}${isChecked ? "" : " (not checked)"}`,
  );
  const name = `Apple enrollment tokens: ${list(labels, 3)}`;
  return component("VCALENDAR", [
    line("VERSION", "2.0"),
    line("PRODID", "-//pulumi-apple-ade//apple-ade check//EN"),
    line("METHOD", "PUBLISH"),
    textLine("NAME", name),
    textLine("X-WR-CALNAME", name),
    textLine("X-WR-CALDESC", summaryOf(view)),
    line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
    line("X-PUBLISHED-TTL", "P1D"),
    ...occasions.map((each) => event(each, view.report.checkedAt)),
  ]);
}

function summaryOf({ report, asOf, tenants }: View): string {
  return [
    `Checked on ${report.checkedAt.slice(0, 10)}, profile ${report.profile}. Dates are UTC.`,
    ...(asOf === undefined ? [] : [`Checked as of ${asOf}.`]),
    ...tenants.map(
      ({ icon, label, headline }) => `${icon} ${shorten(label, 60)}: ${shorten(headline, 200)}`,
    ),
  ].join("\n");
}

function event(occasion: Occasion, checkedAt: string): string {
  const { uid, date, summary, description, categories, url, alarms } = occasion;
  const address = uri(url);
  return component("VEVENT", [
    line("UID", uid),
    line("SEQUENCE", String(revisionAt(checkedAt))),
    line("DTSTAMP", instantValue(checkedAt)),
    line("LAST-MODIFIED", instantValue(checkedAt)),
    line("DTSTART;VALUE=DATE", dayValue(date)),
    line("DTEND;VALUE=DATE", dayValue(later(new Date(date), day).toISOString())),
    textLine("SUMMARY", summary),
    textLine("DESCRIPTION", description),
    textLine("CATEGORIES", ...categories),
    ...(address === undefined ? [] : [line("URL;VALUE=URI", address)]),
    // A deadline makes nobody busy for a day.
    line("TRANSP", "TRANSPARENT"),
    line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
    line("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE"),
    ...alarms.map((days) => alarm(days, occasion.alarm)),
  ]);
}

/** At nine o'clock in the reader's time zone: an all-day event begins at midnight there. */
function alarm(daysBefore: number, description: string): string {
  const days = daysBefore < 2 ? "" : `${daysBefore - 1}D`;
  const trigger = daysBefore === 0 ? "PT9H" : `-P${days}T15H`;
  return component("VALARM", [
    line("ACTION", "DISPLAY"),
    line("TRIGGER;RELATED=START", trigger),
    textLine("DESCRIPTION", description),
  ]);
}

/** A calendar takes the higher number for the newer: seconds since 2026, which fit in 31 bits. */
function revisionAt(checkedAt: string): number {
  return Math.max(0, Math.floor((Date.parse(checkedAt) - Date.UTC(2026, 0, 1)) / 1000));
}

/** Only to the web; what RFC 5545 escapes in a text is percent-encoded in an address. */
function uri(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  if (parsed?.protocol !== "https:") return undefined;
  return parsed.href.replaceAll(/[\\;,]/g, encodeURIComponent);
}
