import { html } from "hono/html";
import type { EntryView } from "../../view/entry.ts";
import type { TenantView } from "../../view/view.ts";
import { countsOf, stateWords, unreadCount } from "../../view/words.ts";
import { article } from "./article.ts";
import { day, type Html, icon, prose } from "./parts.ts";
import { table } from "./table.ts";
import type { Calendar } from "./axis.ts";
import { type Chart, timeline } from "./timeline.ts";

/** Where a tenant stands on the page. */
export interface Setting {
  readonly id: string;
  readonly alone: boolean;
  readonly calendar: Calendar;
  readonly filesUrl: string | undefined;
}

export function tenantSection(tenant: TenantView, setting: Setting): Html {
  const { mood, label, headline, entries, outage } = tenant;
  const { id, alone, calendar, filesUrl } = setting;
  const level = alone ? 2 : 3;
  const ids = new Map(entries.map((entry, index) => [entry, `${id}-entry-${index + 1}`]));
  const idOf = (entry: EntryView) => ids.get(entry) ?? id;
  const chart = { calendar, level, idOf };
  const found = entries.filter((each) => each.findings.length > 0);
  const articleOf = (entry: EntryView) =>
    article(entry, { id: idOf(entry), level: level + 1, filesUrl });
  return html`<section id="${id}" class="tenant ${mood}">
    ${
      !alone &&
      html`<h2 class="tenant-name">
        ${icon(mood)}<span><bdi>${label}</bdi>: ${prose(headline)}</span>
      </h2>`
    }
    <div class="summary">
      ${opening(tenant)} ${tallies(tenant)}
      ${needs(
        found.filter((each) => !outage.includes(each)),
        id,
        chart,
      )}
    </div>
    ${timeline(
      entries.filter(({ kind }) => kind !== "tenant"),
      chart,
    )}
    ${
      found.length > 0 &&
      html`<section>
<h${level} id="${id}-findings">Findings</h${level}>
${found.filter((each) => !outage.includes(each)).map(articleOf)}
${
  outage.length > 0 &&
  html`<details class="outage">
    <summary>${unreadCount(outage)}</summary>
    ${outage.map(articleOf)}
  </details>`
}
</section>`
    }
    ${entries.length > 0 && table(entries, id, level)} ${changes(tenant, level)}
  </section>`;
}

function opening(tenant: TenantView): readonly unknown[] {
  const { isChecked, verdict, mood } = tenant;
  const rest =
    verdict === undefined ? mood === "healthy" && "Nothing needs a person." : prose(verdict);
  return [!isChecked && unread(tenant), rest && html`<p class="lead-in">${rest}</p>`];
}

function unread({ label, why }: TenantView): Html {
  return html`<p class="lead-in">
      <strong><bdi>${label}</bdi> was not checked.</strong> Nothing here is known to be healthy.
    </p>
    <p class="reason">${prose(why)}</p>`;
}

function tallies({ entries, nextDeadline: next }: TenantView): Html | undefined {
  if (entries.length === 0) return undefined;
  return html`<dl class="tallies">
    ${countsOf(entries.map(({ state }) => state)).map(
      ({ mood, number }) =>
        html`<div class="tally ${mood}">
          <dt>${icon(mood)}${stateWords[mood]}</dt>
          <dd>${number}</dd>
        </div>`,
    )}
    ${
      next &&
      html`<div class="tally next">
        <dt>Next deadline</dt>
        <dd>
          ${day(next.renewBy)} <span class="of"><bdi>${next.name}</bdi></span>
        </dd>
      </div>`
    }
  </dl>`;
}

/** More than these are counted. */
const mostNeeds = 8;

function needs(found: readonly EntryView[], id: string, { idOf, level }: Chart): Html | undefined {
  if (found.length === 0) return undefined;
  const more = found.length - mostNeeds;
  return html`<h${level} class="small">What is needed</h${level}>
<ul role="list" class="needs">
${found.slice(0, mostNeeds).map((entry) => {
  const { state, name, needed, owner } = entry;
  const who = owner === undefined ? "no owner declared" : html`<bdi>${owner}</bdi>`;
  return html`<li class="${state}">
    ${icon(state)}<span
      ><a href="#${idOf(entry)}"><bdi>${name}</bdi></a
      >: ${needed} <span class="who">${who}</span></span
    >
  </li>`;
})}
</ul>
${more > 0 && html`<p><a href="#${id}-findings">${more} more below</a></p>`}`;
}

/** What differs from the last recorded run. */
function changes({ changes: all }: TenantView, level: number): Html | undefined {
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
