import { html } from "hono/html";
import type { TenantView } from "../../view/view.ts";
import { type Html, prose } from "./parts.ts";

/** What differs from the last recorded run. */
export function changes({ changes: all }: TenantView, level: number): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<section>
<h${level}>Changes</h${level}>
<dl class="changes">
${all.map(
  ({ title, items }) =>
    html`<div>
      <dt>${title}</dt>
      <dd>
        <ul>
          ${items.map((item) => html`<li>${prose(item)}</li>`)}
        </ul>
      </dd>
    </div>`,
)}
</dl>
</section>`;
}
