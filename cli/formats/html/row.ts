import { html } from "hono/html";
import { away } from "../../../policy/text/write.ts";
import { endOfDay, parseInstant } from "../../../policy/text/time.ts";
import type { EntryView } from "../../view/entry.ts";
import { stateWords, statusWords } from "../../view/words.ts";
import { type Axis, type Calendar, type Position, positionOf, widthOf } from "./axis.ts";
import { day, type Html, icon } from "./parts.ts";
import { kindNote } from "./table.ts";

/** The dates that an axis must reach. */
export function datesOf({ renewFrom, deadline, expiresAt }: EntryView): readonly Date[] {
  return [startOfDay(renewFrom), startOfDay(deadline), instant(expiresAt)].filter(
    (date) => date !== undefined,
  );
}

/** One line: what is drawn, and the same in words. */
export function row(entry: EntryView, calendar: Calendar, id: string): Html {
  const { state, name, findings } = entry;
  const title = html`<bdi>${name}</bdi>`;
  const linked = findings.length > 0 ? html`<a href="#${id}">${title}</a>` : title;
  return html`<li class="row ${state}">
    <div class="who">
      ${icon(state)}<span class="name"
        ><span class="hidden">${stateWords[state]}: </span>${linked}${kindNote(entry)}</span
      >
    </div>
    <div class="track" aria-hidden="true">
      <svg>
        <use href="#grid" width="100%" height="100%" />
        ${drawn(entry, calendar)}
      </svg>
    </div>
    <div class="dates">${dates(entry, calendar.now)}</div>
  </li>`;
}

/** The same as is drawn, in words. */
function dates(entry: EntryView, now: Date): readonly unknown[] {
  const { deadline, renewFrom, lastSyncedAt, observedAt, isRead, status, daysLeft } = entry;
  const expiresAt = instant(entry.expiresAt);
  const unknown =
    status === "found" || status === "read" ? "" : `: ${statusWords[status] ?? status}`;
  return [
    expiresAt === undefined
      ? html`<p>expiry not known${unknown}</p>`
      : html`<p>
          ${expiresAt < now ? "expired" : "expires"}
          ${day(expiresAt.toISOString())}${daysLeft === undefined ? "" : `, ${away(daysLeft)}`}
        </p>`,
    deadline && html`<p class="minor">renew by ${day(deadline)}</p>`,
    expiresAt &&
      observedAt &&
      !isRead &&
      html`<p class="minor">as last read on ${day(observedAt)}</p>`,
    renewFrom && html`<p class="hidden">the renewal window opens ${day(renewFrom)}</p>`,
    lastSyncedAt && html`<p class="hidden">last successful sync ${day(lastSyncedAt)}</p>`,
  ];
}

function drawn(entry: EntryView, { axis, now }: Calendar): readonly unknown[] {
  const at = (date: Date) => positionOf(axis, date);
  const [deadline, renewFrom] = [startOfDay(entry.deadline), startOfDay(entry.renewFrom)];
  const [expiresAt, synced] = [instant(entry.expiresAt), instant(entry.lastSyncedAt)];
  return [
    expiresAt &&
      html`<line class="valid" x1="0" x2="${at(renewFrom ?? expiresAt).x}" y1="50%" y2="50%" />`,
    expiresAt && renewFrom && bar("window", axis, renewFrom, expiresAt),
    expiresAt && expiresAt < now && bar("expired", axis, expiresAt, now),
    // Only within the axis: it says how fresh the token is, and is no date to wait for.
    synced && at(synced).beyond === undefined && mark("synced", at(synced)),
    expiresAt && mark("expiry", at(expiresAt)),
    deadline && mark("renew-by", at(deadline)),
  ];
}

function bar(kind: string, axis: Axis, from: Date, to: Date): Html {
  const { x } = positionOf(axis, from);
  const [height, radius] = kind === "window" ? [12, 3] : [4, 0];
  const width = widthOf(axis, from, to);
  return html`<rect
    class="${kind}"
    x="${x}"
    y="50%"
    width="${width}"
    height="${height}"
    rx="${radius}"
  />`;
}

/** Beyond the axis, an arrow at its end. */
function mark(kind: string, { x, beyond }: Position): Html {
  return html`<use class="${kind}" href="#mark-${beyond ?? kind}" x="${x}" y="50%" />`;
}

function instant(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : parseInstant(text);
}

function startOfDay(date: string | undefined): Date | undefined {
  return date === undefined || endOfDay(date) === undefined ? undefined : new Date(date);
}
