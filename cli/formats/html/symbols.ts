import { html } from "hono/html";
import type { Html } from "./parts.ts";
import { type Calendar, positionOf } from "./axis.ts";

/** Icons, marks and the grid of months, drawn once and used everywhere. */
export function symbols({ axis, now }: Calendar): Html {
  const { x } = positionOf(axis, now);
  return html`<svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <symbol id="icon-blocked" viewBox="0 0 24 24">
        <path class="fill" d="M7.9 1h8.2L23 7.9v8.2L16.1 23H7.9L1 16.1V7.9z" />
        <path class="cut" d="m8 8 8 8m0-8-8 8" />
      </symbol>
      <symbol id="icon-warned" viewBox="0 0 24 24">
        <path
          class="fill"
          d="M10.3 2.6 1.2 19a2 2 0 0 0 1.7 3h18.2a2 2 0 0 0 1.7-3L13.7 2.6a2 2 0 0 0-3.4 0z"
        />
        <path class="cut" d="M12 8.5v6m0 3.6v.1" />
      </symbol>
      <symbol id="icon-not-checked" viewBox="0 0 24 24">
        <circle class="ring" cx="12" cy="12" r="10" />
        <path class="line" d="M9 9.3a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 1.9m0 3.2v.1" />
      </symbol>
      <symbol id="icon-healthy" viewBox="0 0 24 24">
        <circle class="fill" cx="12" cy="12" r="11" />
        <path class="cut" d="m7 12.4 3.4 3.4L17 9" />
      </symbol>
      <symbol id="grid">
        ${axis.ticks.map(
          (tick) =>
            html`<line
              class="${tick.january ? "tick january" : "tick"}"
              x1="${tick.x}"
              x2="${tick.x}"
              y1="0"
              y2="100%"
            />`,
        )}
        <line class="now" x1="${x}" x2="${x}" y1="0" y2="100%" />
      </symbol>
      <path id="mark-renew-by" d="M0-7 7 0 0 7-7 0z" />
      <path id="mark-expiry" d="M-2-11h4v22h-4z" />
      <circle id="mark-synced" r="4" />
      <path id="mark-before" d="M10-6 2 0l8 6z" />
      <path id="mark-after" d="m-10-6 8 6-8 6z" />
    </defs>
  </svg>`;
}
