import { html } from "hono/html";
import type { Mood } from "../../view/words.ts";

export type Html = ReturnType<typeof html>;

export function icon(mood: Mood): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${mood}" /></svg>`;
}

/** A date or an instant in UTC, shown as its day. */
export function day(date: string): Html {
  return html`<time datetime="${date}">${date.slice(0, 10)}</time>`;
}

/** A text in which every date is one for machines too. */
export function prose(text: string): readonly (Html | string)[] {
  return text
    .split(/\b(\d{4}-\d\d-\d\d)\b/)
    .map((part, index) => (index % 2 === 1 ? html`<time>${part}</time>` : part));
}

/** A line of a list of facts; nothing where the fact is absent. */
export function fact(term: string, value: unknown): Html | undefined {
  return value === undefined
    ? undefined
    : html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`;
}

/** `2026-11-23 10:00:05 UTC`. */
export function moment(instant: string | undefined): Html | undefined {
  return instant === undefined
    ? undefined
    : html`<time datetime="${instant}">${instant.slice(0, 19).replace("T", " ")} UTC</time>`;
}

/** An address as a link that shows its host; anything else, such as a command, as it is. */
export function reference(address: string): Html {
  return URL.canParse(address) && isWeb(address)
    ? link(address, new URL(address).host)
    : html`<code>${address}</code>`;
}

/** A line of a file of the user's repository, as a link where those can be read. */
export function lineReference(
  { file, line }: { readonly file: string; readonly line: number },
  filesUrl: string | undefined,
): Html {
  const text = `${file}:${line}`;
  if (filesUrl === undefined || !URL.canParse(filesUrl) || !isWeb(filesUrl))
    return html`<code>${text}</code>`;
  const place = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return link(`${filesUrl.replace(/\/?$/, "/")}${place}#L${line}`, text);
}

function link(href: string, text: string): Html {
  return html`<a href="${href}" rel="noreferrer">${text}</a>`;
}

/** A link only to the web, and only with TLS. */
function isWeb(address: string): boolean {
  return new URL(address).protocol === "https:";
}
