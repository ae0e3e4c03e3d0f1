import { html } from "hono/html";
import type { EntryView } from "../../view/entry.ts";
import { type Calendar, positionOf } from "./axis.ts";
import type { Html } from "./parts.ts";
import { row } from "./row.ts";

/** What each entry of a tenant is drawn and linked by. */
export interface Chart {
  readonly calendar: Calendar;
  readonly level: number;
  readonly idOf: (entry: EntryView) => string;
}

/** More lines than `most` are folded away but for the first `kept`. */
const most = 40;
const kept = 30;

/** One line a token: what comes first stands first; what has no date stands last. */
export function timeline(entries: readonly EntryView[], chart: Chart): Html | undefined {
  if (entries.length === 0) return undefined;
  const { calendar, level, idOf } = chart;
  const rows = entries
    .toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1))
    .map((entry) => row(entry, calendar, idOf(entry)));
  const shown = rows.length > most ? kept : rows.length;
  return html`<section class="timeline">
<h${level}>Timeline</h${level}>
${legend(calendar)}
<div class="chart">
${head(calendar)}
<ol role="list" class="rows">
${rows.slice(0, shown)}
</ol>
${
  shown < rows.length &&
  html`<details class="later">
    <summary>${rows.length - shown} more, with later dates</summary>
    <ol role="list" class="rows">
      ${rows.slice(shown)}
    </ol>
  </details>`
}
</div>
</section>`;
}

function legend({ isAhead }: Calendar): Html {
  const items = [
    ["Valid", html`<line class="valid" x1="0" x2="100%" y1="50%" y2="50%" />`],
    ["Renewal window", html`<rect class="window" x="0" y="50%" width="100%" height="12" rx="3" />`],
    ["Renew by", sample("renew-by")],
    ["Expires", sample("expiry")],
    ["Last successful sync", sample("synced")],
    [
      isAhead ? "Checked as of" : "Day of the check",
      html`<line class="now" x1="50%" x2="50%" y1="0" y2="100%" />`,
    ],
  ] as const;
  return html`<ul role="list" class="legend">
    ${items.map(([word, drawing]) => html`<li><svg aria-hidden="true">${drawing}</svg>${word}</li>`)}
  </ul>`;
}

function sample(kind: string): Html {
  return html`<use class="${kind}" href="#mark-${kind}" x="50%" y="50%" />`;
}

function head({ axis, now, isAhead }: Calendar): Html {
  const { x } = positionOf(axis, now);
  const percent = Number.parseFloat(x);
  const anchor = percent < 25 ? "start" : percent > 75 ? "end" : "middle";
  const today = now.toISOString().slice(0, 10);
  return html`<div class="axis" aria-hidden="true">
    <svg>
      <use href="#grid" y="17" width="100%" height="100%" />
      ${axis.ticks.map(
        ({ x: at, year, month, minorYear, minorMonth }) =>
          html`${year && html`<text class="${minorYear ? "year minor" : "year"}" x="${at}" y="30" dx="4">${year}</text>`}
          ${month && html`<text class="${minorMonth ? "month minor" : "month"}" x="${at}" y="46" dx="4">${month}</text>`}`,
      )}
      <text class="now-label ${anchor}" x="${x}" y="12">${isAhead ? `as of ${today}` : today}</text>
    </svg>
  </div>`;
}

function firstOf({ deadline, expiresAt, name }: EntryView): string {
  const [first = "9999"] = [deadline, expiresAt].filter((date) => date !== undefined).toSorted();
  return `${first.slice(0, 10)} ${name}`;
}
