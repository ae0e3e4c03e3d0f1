import ICAL from "ical.js";

/** An all-day event as a calendar program reads it. */
export interface CalendarEvent {
  readonly uid: string;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly url: string | undefined;
  /** `-P27DT15H`, relative to the start of the day. */
  readonly alarms: readonly string[];
  readonly revision: number;
}

/** Reads strictly: throws on what RFC 5545 does not allow. */
export function readCalendar(text: string): readonly CalendarEvent[] {
  ICAL.design.strict = true;
  checkLines(text);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  if (calendar.name !== "vcalendar" || events.length === 0) throw new Error("no calendar");
  return events.map(readEvent);
}

function checkLines(text: string): void {
  if (!text.endsWith("\r\n") || /[^\r]\n|\r[^\n]/.test(text)) throw new Error("not all CRLF");
  const long = text.split("\r\n").find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`longer than 75 octets: ${long}`);
  // `eventprop *alarmc`: a component's own properties come first.
  const late = /^END:VALARM\r\n(?!BEGIN:VALARM|END:VEVENT)(.*)$/m.exec(text);
  if (late !== null) throw new Error(`after an alarm: ${late[1]}`);
}

function readEvent(component: InstanceType<typeof ICAL.Component>): CalendarEvent {
  const text = (name: string) => component.getFirstPropertyValue(name)?.toString();
  const event = new ICAL.Event(component);
  for (const name of ["uid", "dtstamp", "last-modified", "summary"]) {
    if (component.getAllProperties(name).length !== 1) throw new Error(`not one ${name}`);
  }
  if (!event.startDate.isDate || event.duration.toString() !== "P1D") throw new Error("not a day");
  return {
    uid: event.uid,
    day: event.startDate.toString(),
    summary: event.summary,
    description: event.description,
    categories: component.getFirstProperty("categories")?.getValues().map(String) ?? [],
    url: text("url"),
    alarms: component.getAllSubcomponents("valarm").map((alarm) => {
      const trigger = alarm.getFirstProperty("trigger");
      if (trigger?.getFirstParameter("related") !== "START") throw new Error("not from the start");
      return `${trigger.getFirstValue()} ${alarm.getFirstPropertyValue("description")}`;
    }),
    revision: event.sequence,
  };
}
