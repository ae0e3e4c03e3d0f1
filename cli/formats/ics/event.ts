import {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  type ICalCalendar,
  ICalEventBusyStatus,
  ICalEventTransparency,
} from "ical-generator";
import type { Occasion } from "./occasions.ts";

const hour = 3600;
const day = 24 * hour;

/** In the reader's time zone: an alarm of an all-day event counts from midnight there. */
const alarmHour = 9 * hour;

/** Adds the event and its alarms to the calendar. */
export function addEvent(calendar: ICalCalendar, occasion: Occasion, checkedAt: string): void {
  const event = calendar.createEvent({
    id: occasion.uid,
    start: occasion.date,
    end: new Date(Date.parse(occasion.date) + day * 1000),
    allDay: true,
    summary: occasion.summary,
    description: { plain: occasion.description },
    categories: occasion.categories.map((name) => ({ name })),
    url: uri(occasion.url),
    // A deadline makes nobody busy for a day.
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    stamp: checkedAt,
    lastModified: checkedAt,
    sequence: revisionAt(checkedAt),
  });
  for (const days of occasion.alarms) {
    const trigger = days * day - alarmHour;
    event
      .createAlarm({ type: ICalAlarmType.display, trigger, description: occasion.alarm })
      // Else the library counts an alarm on the day itself from the end of that day.
      .relatesTo(ICalAlarmRelatesTo.start);
  }
}

/** A calendar takes the higher number for the newer: seconds since 2026, which fit in 31 bits. */
function revisionAt(checkedAt: string): number {
  const seconds = Math.floor((Date.parse(checkedAt) - Date.UTC(2026, 0, 1)) / 1000);
  return Math.max(0, seconds);
}

/** RFC 5545 has no escapes in an address; the library's would break it. */
function uri(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  if (parsed?.protocol !== "https:") return null;
  return parsed.href.replaceAll(/[\\;,]/g, encodeURIComponent);
}
