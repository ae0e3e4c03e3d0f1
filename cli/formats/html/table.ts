import { kinds } from "../../../policy/wire/kinds.ts";
import { html } from "hono/html";
import type { EntryView } from "../../view/entry.ts";
import { kindWords, stateWords } from "../../view/words.ts";
import { day, type Html, icon, prose } from "./parts.ts";

/** All tokens of a tenant with all their dates. */
export function table(entries: readonly EntryView[], id: string, level: number): Html {
  return html`<section>
<h${level} id="${id}-tokens">All tokens</h${level}>
<p class="hint">The table scrolls sideways.</p>
<div class="scroll" role="group" aria-labelledby="${id}-tokens" tabindex="0">
<table>
<thead>
<tr><th scope="col">Token</th><th scope="col">State</th><th scope="col">What is needed</th><th scope="col">Blocks</th><th scope="col">Renew by</th><th scope="col">Expires</th><th scope="col" class="number">Days left</th><th scope="col">Last sync</th><th scope="col">Owner</th></tr>
</thead>
<tbody>
${entries.map(row)}
</tbody>
</table>
</div>
</section>`;
}

function row(entry: EntryView): Html {
  const { state, name, needed, blocking, deadline, expiresAt, daysLeft, owner } = entry;
  const { lastSyncedAt, lastSyncErrorCode: code } = entry;
  return html`<tr class="${state}">
    <th scope="row"><bdi>${name}</bdi>${kindNote(entry)}</th>
    <td class="state">${icon(state)}${stateWords[state]}</td>
    <td class="needed">${needed}</td>
    <td class="blocks">${blocking && prose(blocking.brief)}</td>
    <td class="date">${deadline && day(deadline)}</td>
    <td class="date">${expiresAt === undefined ? "not known" : day(expiresAt)}</td>
    <td class="number">${daysLeft === undefined ? "" : String(daysLeft).replace("-", "−")}</td>
    <td class="date">
      ${lastSyncedAt && day(lastSyncedAt)}${code ? html` <span class="kind">then code ${code}</span>` : ""}
    </td>
    <td><bdi>${owner ?? ""}</bdi></td>
  </tr>`;
}

/** Of what is no ADE token, and does not say so by its name. */
export function kindNote({ kind }: EntryView): Html | undefined {
  return kind !== "token" && !kinds.some((each) => each.kind === kind && each.only)
    ? html` <span class="kind">${kindWords(kind)}</span>`
    : undefined;
}
